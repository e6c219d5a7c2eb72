package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How fast the page is; the limits are generous, the figures are printed for docs/benchmarks.md. */
@ExtendWith(OpenPage.class)
class PageSpeedWalkTest {

  @Test
  void thePageCanBeUsedWithinASecondAndFiveHundredMessagesScroll(Browser browser, Page page) {
    double empty = interactive(browser);
    page.type(REQUESTER, OPS, "/opsmate zombies");
    for (int i = 1; i <= 500; i++) {
      page.type(REQUESTER, OPS, "Message " + i + " of *many*, with `code`, @approver and a list\n• one\n• two");
    }
    browser.see("[data-testid=messages]", "Message 500 of");
    double full = interactive(browser);
    Map<?, ?> scrolled = (Map<?, ?>) Objects.requireNonNull(browser.runAsync(SCROLL));
    System.out.printf("page interactive: %.0f ms empty, %.0f ms with 500 messages; scrolling %s%n", empty, full,
        scrolled);

    assertThat(empty).isLessThan(5_000);
    assertThat(full).isLessThan(8_000);
    assertThat(number(scrolled.get("p95")).doubleValue()).isLessThan(200);
    assertThat(number(scrolled.get("redraw")).doubleValue()).isLessThan(1_000);
  }

  /** Milliseconds from the request for the page until the message box takes letters; the best of three. */
  private static double interactive(Browser browser) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      browser.reload();
      best = Math.min(best,
          number(browser.run("return performance.getEntriesByName('interactive')[0].startTime")).doubleValue());
    }
    return best;
  }

  /** From the newest message up to the oldest in steps of 100 pixels, a step a frame; then one more message. */
  private static final String SCROLL = """
      const done = arguments[arguments.length - 1];
      const scroll = document.querySelector('.message-pane .scroll');
      const frames = [];
      let last = performance.now();
      const redraw = () => {
        const list = document.querySelector('[data-testid=messages]');
        const before = list.children.length;
        const kept = list.firstElementChild;
        const started = performance.now();
        new MutationObserver((_, seen) => {
          seen.disconnect();
          const sorted = frames.toSorted((one, other) => one - other);
          const at = (share) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] * 10) / 10;
          done({ frames: frames.length, p50: at(0.5), p95: at(0.95), max: at(1), redraw: Math.round(performance.now() - started) });
        }).observe(list, { childList: true });
        fetch('/sandbox/messages', { method: 'POST', headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ as: 'U0REQUESTER', channel: 'C000000OPS', text: 'one more', thread_ts: '' }) });
      };
      const step = (now) => {
        frames.push(now - last);
        last = now;
        scroll.scrollTop -= 100;
        scroll.scrollTop > 0 && frames.length < 600 ? requestAnimationFrame(step) : redraw();
      };
      requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
      """;

  private static Number number(@Nullable Object said) {
    return (Number) Objects.requireNonNull(said);
  }
}

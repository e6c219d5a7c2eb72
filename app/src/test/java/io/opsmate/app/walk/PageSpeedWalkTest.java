package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much work the page makes, in counts that a busy machine does not change: what is fetched, built, laid out and changed.
 * How long that takes is printed, for docs/benchmarks.md.
 */
@ExtendWith(OpenPage.class)
class PageSpeedWalkTest {
  private static final int MANY = 500;

  @Test
  void thePageStaysLightWithFiveHundredMessages(Browser browser, Page page) {
    Loaded empty = loaded(browser);
    page.type(REQUESTER, OPS, "/opsmate zombies");
    for (int i = 1; i <= MANY; i++) {
      page.type(REQUESTER, OPS, "Message " + i + " of *many*, with `code`, @approver and a list\n• one\n• two");
    }
    browser.see("[data-testid=messages]", "Message 500 of");
    Loaded full = loaded(browser);
    long before = browser.counted("LayoutCount");
    Map<?, ?> scrolled = (Map<?, ?>) Objects.requireNonNull(browser.runAsync(SCROLL));
    long layouts = browser.counted("LayoutCount") - before;
    System.out.printf("page: empty %s, with %d messages %s; scrolling %s, %d layouts%n", empty, MANY, full, scrolled,
        layouts);

    assertThat(empty.requests()).isLessThan(120);
    assertThat(empty.bytes()).isLessThan(400_000);
    assertThat(full.nodes() - empty.nodes()).isLessThan(30L * MANY);
    assertThat(layouts).isLessThan(4 * number(scrolled.get("frames")).longValue());
    assertThat(number(scrolled.get("added")).longValue()).isLessThan(60);
    assertThat(number(scrolled.get("removed")).longValue()).isLessThan(60);
  }

  /**
   * What a load took.
   *
   * @param interactive from the request for the page until the message box takes letters. Unit: ms
   * @param bytes of what was fetched
   * @param nodes in all documents
   */
  private record Loaded(long interactive, long requests, long bytes, long nodes) {}

  private static Loaded loaded(Browser browser) {
    browser.reload();
    List<?> fetched = (List<?>) Objects.requireNonNull(browser.run("""
        const all = performance.getEntriesByType('resource');
        return [performance.getEntriesByName('interactive')[0].startTime, all.length,
          all.reduce((sum, one) => sum + one.decodedBodySize, 0), document.getElementsByTagName('*').length];"""));
    return new Loaded(number(fetched.get(0)).longValue(), number(fetched.get(1)).longValue(),
        number(fetched.get(2)).longValue(), number(fetched.get(3)).longValue());
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
        const elements = (all, which) => all.flatMap((one) => [...one[which]])
          .reduce((sum, node) => sum + 1 + (node.querySelectorAll?.('*').length ?? 0), 0);
        new MutationObserver((changes, seen) => {
          seen.disconnect();
          const sorted = frames.toSorted((one, other) => one - other);
          const at = (share) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] * 10) / 10;
          done({ frames: frames.length, p50: at(0.5), p95: at(0.95), max: at(1), redraw: Math.round(performance.now() - started),
            added: elements(changes, 'addedNodes'), removed: elements(changes, 'removedNodes') });
        }).observe(list, { childList: true, subtree: true });
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

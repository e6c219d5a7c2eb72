package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Blocks, elements and windows as the page draws them, given to its modules directly. */
@ExtendWith(OpenPage.class)
class KitWalkTest {
  private static final String CONTEXT = """
      const [{ renderBlocks }, { choicesFor }, { modalWindow }] = await Promise.all(
        ['kit/blocks', 'kit/choices', 'modal/modal'].map((name) => import(`/sandbox/assets/${name}.js`)));
      const roster = await (await fetch('/sandbox/workspace')).json();
      const context = { roster, me: roster.people[0], zone: 'Europe/Berlin', choices: choicesFor('kit'), press: async () => ({ outcome: 'delivered' }), refresh: async () => {} };
      """;

  @Test
  void everythingKnownIsShownAndWhatIsNotIsRefusedInSight(Browser browser) throws IOException {
    inPage(browser, "document.querySelector('.welcome').replaceWith(renderBlocks(" + gallery() + ", context));");

    assertThat(browser.words(".refused")).contains("Block not shown: hologram.");
    assertThat((List<?>) browser.run("return [...document.querySelectorAll('.refused')]")).hasSize(1);
    assertThat(browser.words(".blocks")).contains("Waste by region", "1 of 4 done", "Nov 18, 2026 at", "@channel");
    browser.resize(1100, 3600);
    browser.keep("gallery");
    browser.prefersDark();
    browser.keep("gallery-dark");
  }

  @Test
  void whatComesFromOutsideStaysText(Browser browser) throws IOException {
    inPage(browser, "document.querySelector('.welcome').replaceWith(renderBlocks(" + gallery() + ", context));");

    assertThat(browser.words(".blocks")).contains("<img src=x onerror=alert(1)>", "<!channel>", "fenced <b>");
    assertThat((List<?>) browser.run(
        "return [...document.querySelectorAll('.blocks [onerror], .blocks script, .blocks a[href^=javascript]')]"))
        .isEmpty();
  }

  @Test
  void whatIsTypedStaysWhenTheWindowIsUpdatedAroundIt(Browser browser) {
    inPage(browser, "window.kit = modalWindow(); window.context = context;" + show("1", "Before", 0));
    browser.fill(".modal input", "half a wo");
    browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    browser.run(show("2", "After", 0));

    browser.see("[data-testid=modal]", "After");
    browser.press("X");
    assertThat(browser.run("return document.activeElement.value")).isEqualTo("half a Xwo");
  }

  @Test
  void aWindowOnTwoOthersHasAWayBack(Browser browser) {
    inPage(browser, "window.kit = modalWindow(); window.context = context;" + show("3", "Third", 2));

    browser.see("[data-testid=modal-back]");
    assertThat(browser.run("return document.querySelector('#modal-title').textContent"))
        .isEqualTo("Form, 3 of 3 windows");
    browser.keep("window-on-windows");
  }

  private static String show(String hash, String words, int below) {
    return """
        kit.show({ below: %d, channel: 'C000000OPS', view: { id: 'V1', hash: '%s', title: { type: 'plain_text', text: 'Form' },
          submit: { type: 'plain_text', text: 'Save' }, blocks: [
            { type: 'section', block_id: 's', text: { type: 'mrkdwn', text: '%s' } },
            { type: 'input', block_id: 'i', label: { type: 'plain_text', text: 'Label %s' }, element: { type: 'plain_text_input', action_id: 'a' } }] } }, context);
        """.formatted(below, hash, words, words);
  }

  private static void inPage(Browser browser, String script) {
    Object answer = browser.runAsync("const done = arguments[arguments.length - 1]; (async () => {" + CONTEXT + script
        + "})().then(() => done('shown'), (failed) => done(String(failed.stack)));");
    assertThat(answer).isEqualTo("shown");
  }

  private static String gallery() throws IOException {
    try (InputStream file = Objects.requireNonNull(KitWalkTest.class.getResourceAsStream("/walk/gallery.json"))) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}

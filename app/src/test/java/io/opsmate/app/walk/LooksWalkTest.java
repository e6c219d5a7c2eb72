package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the page looks: dark and light, wide and narrow, and whether it can be read. */
@ExtendWith(OpenPage.class)
class LooksWalkTest {
  private static final String PAPER = "return getComputedStyle(document.querySelector('#main')).backgroundColor";

  @Test
  void darkFollowsTheSystemUntilSomebodySaysOtherwiseAndThatIsRemembered(Browser browser) {
    Object light = browser.run(PAPER);

    browser.prefersDark();
    Object dark = browser.run(PAPER);
    browser.keep("dark");
    browser.click("[data-testid=theme]");
    browser.reload();

    assertThat(dark).isNotEqualTo(light);
    assertThat(browser.run(PAPER)).isEqualTo(light);
  }

  @Test
  void narrowWindowsKeepTheMessagesAndHideTheSidebarBehindAButton(Browser browser) {
    browser.resize(500, 900);
    browser.seeNoMore("[data-testid=switcher]");
    browser.keep("narrow");
    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);

    browser.click("[data-testid=menu]");
    browser.see("[data-testid=switcher]");
    browser.keep("narrow-sidebar");
    browser.be("approver");
    browser.seeNoMore("[data-testid=switcher]");
    browser.see("[data-testid=composer]");
  }

  @Test
  void everyWordHasEnoughContrastInBothModes(Browser browser) {
    browser.send("/opsmate zombies volumes --region eu-west-1");
    browser.see("[data-testid=messages]", "0 of 1 approved");
    assertThat(tooFaint(browser)).isEmpty();

    browser.prefersDark();
    assertThat(tooFaint(browser)).isEmpty();
  }

  /** Texts below 4.5 to 1 (3 to 1 where they are large), with what they stand on. */
  @SuppressWarnings("unchecked")
  private static List<String> tooFaint(Browser browser) {
    return (List<String>) Objects.requireNonNull(browser.run(CONTRAST));
  }

  private static final String CONTRAST = """
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const rgba = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const over = (top, below) => top.slice(0, 3).map((part, i) => part * top[3] / 255 + below[i] * (1 - top[3] / 255));
      const ground = (node) => {
        const own = node ? rgba(getComputedStyle(node).backgroundColor) : [255, 255, 255, 255];
        return own[3] === 255 ? own.slice(0, 3) : over(own, ground(node.parentElement));
      };
      const light = (rgb) => rgb.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
      const faint = [];
      for (const node of document.querySelectorAll('body *')) {
        const words = [...node.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data.trim()).join('');
        if (!words || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || node.closest('[disabled], .hidden-text, noscript, .skip')) continue;
        const style = getComputedStyle(node);
        const below = ground(node);
        const [one, other] = [light(over(rgba(style.color), below)), light(below)].sort((a, b) => b - a);
        const ratio = (one + 0.05) / (other + 0.05);
        const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && style.fontWeight >= 700);
        if (ratio < (isLarge ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${style.color} on ${below.map(Math.round)}: ${words.slice(0, 40)}`);
      }
      return faint;
      """;
}

package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The page without a mouse. */
@ExtendWith(OpenPage.class)
class KeysWalkTest {
  private static final String MESSAGES = "[data-testid=messages]";

  @Test
  void fromTheCommandToTheApprovalByKeysAlone(Browser browser) {
    browser.press("/opsmate zombies volumes --region eu-west-1", Keys.ENTER);
    browser.see(MESSAGES, "0 of 1 approved");

    browser.chord(Keys.CONTROL, "k");
    browser.see("[data-testid=jump-field]");
    browser.press("be appr", Keys.ENTER);
    browser.see("[data-testid=switcher]", "Approver");
    browser.see("[data-testid=composer]");

    tabBackTo(browser, "approval_approve");
    browser.press(Keys.ENTER);
    browser.see("[data-testid=confirm]");
    assertThat(browser.focused("data-testid")).isEqualTo("confirm-yes");
    browser.press(Keys.ENTER);
    browser.see(MESSAGES, "Saved: ");
  }

  @Test
  void aQuestionMarkListsTheKeysAndEscapeLeadsBackToTheMessageBox(Browser browser) {
    browser.chord(Keys.SHIFT, Keys.TAB);
    browser.press("?");
    browser.see("[data-testid=keys-list]", "Reply in its thread");
    browser.keep("keys");
    browser.press(Keys.ESCAPE);
    browser.seeNoMore("[data-testid=keys-list]");
    browser.press(Keys.ESCAPE);
    assertThat(browser.focused("id")).isEqualTo("composer");
  }

  @Test
  void arrowUpBringsBackWhatWasSentAndAltArrowTheNextChannel(Browser browser) {
    browser.send("first");
    browser.see(MESSAGES, "first");
    browser.send("second");
    browser.see(MESSAGES, "second");

    browser.press(Keys.ARROW_UP, Keys.ARROW_UP);
    assertThat(browser.run("return document.activeElement.value")).isEqualTo("first");
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertThat(browser.run("return document.activeElement.value")).isEqualTo("");

    browser.chord(Keys.ALT, Keys.ARROW_DOWN);
    browser.see("[data-testid=place-C00GENERAL][aria-current]");
  }

  @Test
  void namesAreCompletedAndBecomeMentions(Browser browser) {
    browser.type("Ask @appro");
    browser.see("[data-testid=hint]", "@approver");
    browser.press(Keys.TAB);
    browser.press("in #gen", Keys.TAB, Keys.ENTER);
    browser.see(MESSAGES, "Ask @Approver in #general");
    browser.see(MESSAGES + " .mention");
  }

  private static void tabBackTo(Browser browser, String action) {
    for (int i = 0; i < 20 && !browser.focused("data-action-id").equals(action); i++) {
      browser.chord(Keys.SHIFT, Keys.TAB);
    }
    assertThat(browser.focused("data-action-id")).isEqualTo(action);
  }
}

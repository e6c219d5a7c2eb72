package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The first two minutes, in a browser: from the printed address to a deletion that a second person approved. */
@ExtendWith(OpenPage.class)
class FirstVisitWalkTest {
  private static final String APPROVE = "[data-action-id=approval_approve]";
  private static final String GUIDE = "[data-testid=guide]";
  private static final String NEXT = "[data-testid=guide-button]";

  @Test
  void theGuideLeadsFromTheFirstCommandToTheRecordOfAnApprovedDeletion(Browser browser) {
    browser.see(GUIDE, "Step 1 of 5");
    browser.keep("first-visit");
    browser.click(NEXT);
    browser.press(Keys.ENTER);
    browser.see(GUIDE, "Step 2 of 5");
    browser.see("[data-testid=messages]", "0 of 1 approved");

    browser.click(NEXT);
    browser.see("[data-testid=switcher]", "Approver");
    browser.see(GUIDE, "Step 3 of 5");
    browser.keep("card");
    browser.click(APPROVE);
    browser.see("[data-testid=confirm]", "It starts at once");
    browser.keep("confirm");
    browser.click("[data-testid=confirm-yes]");

    browser.see(GUIDE, "Asked by one, approved by another, done.");
    browser.see("[data-testid=messages]", "Saved: ");
    assertThat(browser.seen(APPROVE)).isFalse();
    browser.keep("card-done");
    browser.click("[data-action-id=approval_details]");
    browser.see("[data-testid=modal]", "Approved by");
    browser.keep("record");
    browser.press(Keys.ESCAPE);
    browser.seeNoMore("[data-testid=modal]");
    browser.see(GUIDE, "Step 5 of 5");
    browser.click(NEXT);
    browser.seeNoMore(GUIDE);
  }
}

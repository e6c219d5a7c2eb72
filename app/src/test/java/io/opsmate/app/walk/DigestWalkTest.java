package io.opsmate.app.walk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A digest that is due tomorrow, seen today: the clock is moved. */
@ExtendWith(OpenPage.class)
class DigestWalkTest {
  private static final String MESSAGES = "[data-testid=messages]";

  @Test
  void aDigestThatIsSetUpIsPostedWhenTheMovedClockReachesItsTime(Browser browser) {
    browser.be("approver");
    browser.send("/opsmate digest add --at 09:00 --days mon-sun");
    browser.see(MESSAGES, "Digest set up");

    browser.click("[data-testid=tool-clock]");
    browser.click("[data-testid=clock-morning]");
    browser.see("[data-testid=clock-result]", "Moved: next morning");
    browser.see(MESSAGES, "kept up to date until the day ends");
    browser.see(MESSAGES + " img[alt]:not([alt=''])");
    browser.keep("digest");

    browser.click("[data-testid=replies]");
    browser.keep("digest-thread");
    browser.see("[data-testid=thread-messages]", "1 reply");
    browser.see("[data-testid=thread-messages]", "Unattached");
  }
}

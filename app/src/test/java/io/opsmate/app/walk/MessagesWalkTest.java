package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What people do with messages, in a browser: hints, windows, answers on cards, threads, the Home tab. */
@ExtendWith(OpenPage.class)
class MessagesWalkTest {
  private static final String MESSAGES = "[data-testid=messages]";
  private static final String MODAL = "[data-testid=modal]";

  @Test
  void aCommandIsHintedAndItsCardRejectedWithAReasonThatStandsOnIt(Browser browser) {
    browser.type("/opsmate zom");
    browser.see("[data-testid=hint]", "/opsmate zombies");
    browser.keep("hints");
    browser.press(Keys.TAB);
    browser.send("addresses");
    browser.see(MESSAGES, "0 of 2 approved");

    browser.be("approver");
    browser.click("[data-action-id=approval_details]");
    browser.see(MODAL, "Exactly this would happen");
    browser.keep("details");
    browser.press(Keys.ESCAPE);
    browser.seeNoMore(MODAL);

    browser.click("[data-action-id=approval_reject]");
    browser.see(MODAL, "Why?");
    browser.click("[data-testid=modal-submit]");
    browser.see("[data-testid=fault]", "Please complete this required field.");
    browser.keep("reject-without-reason");
    browser.fill(MODAL + " textarea", "Still in use by the office network.");
    assertThat(browser.seen("[data-testid=fault]")).isFalse();
    browser.click("[data-testid=modal-submit]");
    browser.see(MESSAGES, "Still in use by the office network.");
    browser.see(MESSAGES, "Rejected");
    browser.see(MESSAGES, "(edited)");
    browser.keep("rejected");
  }

  @Test
  void whatIsTypedInAWindowIsNotLostByMistake(Browser browser) {
    browser.send("/opsmate zombies snapshots");
    browser.see(MESSAGES, "old EBS snapshot");
    browser.be("approver");
    browser.click("[data-action-id=approval_reject]");
    browser.fill(MODAL + " textarea", "Half a");

    browser.press(Keys.ESCAPE);
    browser.see("[data-testid=confirm]", "Discard what you entered?");
    browser.click("[data-testid=confirm-no]");
    browser.fill(MODAL + " textarea", " reason");
    assertThat(browser.run("return document.querySelector('.modal textarea').value")).isEqualTo("Half a reason");

    browser.press(Keys.ESCAPE);
    browser.click("[data-testid=confirm-yes]");
    browser.seeNoMore(MODAL);
  }

  @Test
  void inAThreadCommandsAreRefusedAndWordsAreSent(Browser browser) {
    browser.send("Who knows what this is?");
    browser.see(MESSAGES, "Who knows what this is?");
    browser.press(Keys.TAB, Keys.ESCAPE);
    browser.run("[...document.querySelectorAll('[data-testid=messages] [data-testid=message]')].at(-1).focus()");
    browser.press("t");
    browser.see("[data-testid=thread-messages]", "Who knows what this is?");

    browser.fill("[data-testid=thread-composer]", "/opsmate help");
    browser.press(Keys.ENTER);
    browser.see("[data-testid=thread-composer-status]", "/opsmate is not supported in threads");
    browser.run("document.querySelector('#thread-composer').value = ''");
    browser.fill("[data-testid=thread-composer]", "I do.");
    browser.press(Keys.ENTER);
    browser.see("[data-testid=thread-messages]", "I do.");
    browser.see("[data-testid=replies]", "1 reply");
    browser.keep("thread");
    browser.click("[data-testid=thread-close]");
    browser.seeNoMore("[data-testid=thread]");
  }

  @Test
  void whoMayNotIsToldWhyAndNobodyElseSeesIt(Browser browser) {
    browser.send("/opsmate zombies volumes --region us-east-1");
    browser.see(MESSAGES, "unattached EBS volume");
    browser.be("outsider");
    browser.click("[data-action-id=approval_approve]");
    browser.click("[data-testid=confirm-yes]");
    browser.see(MESSAGES, "does not count");
    browser.see(MESSAGES, "Only visible to you");
    browser.keep("not-allowed");

    browser.be("requester");
    browser.see(MESSAGES, "unattached EBS volume");
    assertThat(browser.words(MESSAGES)).doesNotContain("does not count");
  }

  @Test
  void aMessagesMenuAsksOpsMateWhatItKnowsAboutWhatIsMentioned(Browser browser) {
    browser.send("/zombies volumes --region eu-west-1");
    browser.see(MESSAGES, "vol-0201e739d687c57a3");
    browser.send("Does anybody need vol-0201e739d687c57a3?");
    browser.see(MESSAGES, "Does anybody need");
    browser.run("[...document.querySelectorAll('[data-testid=messages] [data-testid=message]')].at(-1).focus()");
    browser.press("m");
    browser.click("[data-testid=shortcut-investigate]");
    browser.see(MODAL, "vol-0201e739d687c57a3");
    browser.keep("investigate");
    browser.press(Keys.ESCAPE);
    browser.seeNoMore(MODAL);
  }

  @Test
  void homeShowsWhatWaitsAndAboutWhatCanBeTyped(Browser browser) {
    browser.send("/opsmate zombies volumes --region eu-central-1");
    browser.see(MESSAGES, "0 of 1 approved");
    browser.be("approver");
    browser.click("[data-testid=place-app]");
    browser.click("[data-testid=tab-home]");
    browser.see("[data-testid=home]", "unattached EBS volume");
    browser.see("[data-testid=home] [data-action-id=approval_approve]");
    browser.keep("home");
    browser.click("[data-testid=tab-about]");
    browser.see("[data-testid=about]", "/opsmate zombies");
  }
}

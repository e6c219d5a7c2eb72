package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The first two minutes, in a browser: from the printed address to a deletion that a second person approved. */
class FirstVisitWalkTest {
  private static final String APPROVE = "[data-action-id=approval_approve]";

  private static @Nullable ChildApp started;

  @BeforeAll
  static void start(@TempDir Path data) {
    started = ChildApp.ready(Map.of("OPSMATE_DATA", data.toString(), "OPSMATE_PORT", ChildApp.freePort()));
  }

  @AfterAll
  static void close() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void theGuideLeadsFromTheFirstCommandToTheRecordOfAnApprovedDeletion() {
    try (Browser browser = Browser.at(address())) {
      browser.see("[data-testid=guide]", "Step 1 of 5");
      browser.keep("first-visit");
      browser.click("[data-testid=guide-button]");
      browser.press(Keys.ENTER);
      browser.see("[data-testid=guide]", "Step 2 of 5");
      browser.see("[data-testid=messages]", "0 of 1 approved");

      browser.click("[data-testid=guide-button]");
      browser.see("[data-testid=switcher]", "Approver");
      browser.see("[data-testid=guide]", "Step 3 of 5");
      browser.keep("card");
      browser.click(APPROVE);
      browser.see("[data-testid=confirm]", "It starts at once");
      browser.keep("confirm");
      browser.click("[data-testid=confirm-yes]");

      browser.see("[data-testid=guide]", "Asked by one, approved by another, done.");
      browser.see("[data-testid=messages]", "Saved: ");
      assertThat(browser.seen(APPROVE)).isFalse();
      browser.keep("card-done");
      browser.click("[data-action-id=approval_details]");
      browser.see("[data-testid=modal]", "Approved by");
      browser.keep("record");
      browser.press(Keys.ESCAPE);
      browser.seeNoMore("[data-testid=modal]");
      browser.see("[data-testid=guide]", "Step 5 of 5");
      browser.click("[data-testid=guide-button]");
      browser.seeNoMore("[data-testid=guide]");
    }
  }

  private static URI address() {
    return Page.printed(Objects.requireNonNull(started).output());
  }
}

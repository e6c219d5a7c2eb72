package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sandbox's own tools, in a browser: clock, inspector, faults. */
@ExtendWith(OpenPage.class)
class ToolsWalkTest {
  private static final String EXCHANGES = "[data-testid=exchanges]";

  @Test
  void theInspectorShowsACommandWithItsAcknowledgementAndWhatCameBack(Browser browser) {
    browser.click("[data-testid=tool-inspector]");
    browser.send("/opsmate help");
    browser.see(EXCHANGES, "command /opsmate");
    browser.click(EXCHANGES + " summary");
    browser.see(EXCHANGES, "Request");
    browser.see(EXCHANGES, "Answer");
    browser.keep("inspector");

    browser.fill("[data-testid=traffic-filter]", "nothing has this name");
    browser.seeNoMore(EXCHANGES + " summary");
  }

  @Test
  void aFaultSwitchBreaksSlackAndIsSeenWhileItIsOn(Browser browser) {
    browser.click("[data-testid=tool-faults]");
    browser.click("[data-testid=fault-late]");
    browser.see("[data-testid=tool-faults]", "on");
    browser.send("/opsmate help");
    browser.see("[data-testid=messages]", "Slack rule");
    browser.keep("late");
    browser.click("[data-testid=drawer-inspector]");
    browser.see(EXCHANGES, "no ack in 3 s");

    browser.click("[data-testid=drawer-faults]");
    browser.click("[data-testid=fault-mended]");
    browser.seeNoMore("[data-testid=tool-faults] .moved");
  }

  @Test
  void theClockMovesAndWhatSaysTodaySaysYesterday(Browser browser) {
    browser.send("Before the clock moved.");
    browser.see(".day", "Today");
    browser.click("[data-testid=tool-clock]");
    browser.click("[data-testid=clock-P1D]");
    browser.see("[data-testid=clock-result]", "Moved: +1 day");
    browser.see(".day", "Yesterday");
    assertThat(browser.words("[data-testid=tool-clock]")).contains("moved");
    browser.keep("clock");
  }
}

package io.opsmate.app.sandbox.slack.workspace;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.MovableClock;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final SlackWorkspace workspace =
      SlackWorkspace.of(SandboxTeam.roster(), new MovableClock(), new MovableClock());
  private final Timeline timeline = workspace.timeline();

  @Test
  void timestampsAreUniqueAlthoughTheClockStands() {
    Message first = timeline.post(Draft.toAll(OPS, REQUESTER, Content.text("one")));
    Message second = timeline.post(Draft.toAll(OPS, REQUESTER, Content.text("two")));

    assertThat(first.ts()).isEqualTo("1772452800.000000");
    assertThat(second.ts()).isEqualTo("1772452800.000001");
  }

  @Test
  void anEditKeepsTheTimestampAndLeavesAMark() {
    Message posted = timeline.post(Draft.toAll(OPS, REQUESTER, Content.text("one")));

    Message edited = timeline.edit(OPS, posted.ts(), Content.text("two")).orElseThrow();

    assertThat(edited.ts()).isEqualTo(posted.ts());
    assertThat(edited.editedTs()).isNotNull();
    assertThat(timeline.visibleTo(APPROVER, OPS)).containsExactly(edited);
  }

  @Test
  void anEphemeralMessageIsSeenByOnePersonAndEditedWithoutAMark() {
    Message posted = timeline.post(Draft.onlyFor(REQUESTER, OPS, "U0OPSMATE", Content.text("psst")));

    Message edited = timeline.edit(OPS, posted.ts(), Content.text("psst!")).orElseThrow();

    assertThat(edited.editedTs()).isNull();
    assertThat(timeline.visibleTo(REQUESTER, OPS)).containsExactly(edited);
    assertThat(timeline.visibleTo(APPROVER, OPS)).isEmpty();
  }

  @Test
  void everyChangeIsCounted() {
    long before = workspace.changes().version();

    Message posted = timeline.post(Draft.toAll(OPS, REQUESTER, Content.text("one")));
    timeline.edit(OPS, posted.ts(), Content.text("two"));
    timeline.delete(OPS, posted.ts());
    timeline.delete(OPS, posted.ts());

    assertThat(workspace.changes().version()).isEqualTo(before + 3);
  }
}

package io.opsmate.skills.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.MuteId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutesTest {
  private final Town town = new Town();

  @Test
  void withNothingMutedTheListSaysSo() {
    assertThat(town.command(Town.OUTSIDER, "mutes", Map.of()).toString()).contains("Nothing is muted.");
  }

  @Test
  void theListSaysWhatUntilWhenByWhomAndWhy() {
    givenMute();

    assertThat(town.command(Town.OUTSIDER, "mutes", Map.of()).toString())
        .contains("1 thing is muted", "Scrap 1 empty box", "b-1 in cellar", "U0APPROVER1", "they are for the move",
            MutesDesk.LIFT);
  }

  @Test
  void onlyApproversLiftAMute() {
    MuteId mute = givenMute();

    assertThat(said(town.press(Town.OUTSIDER, MutesDesk.LIFT, mute.toString())))
        .contains("Nothing was lifted: only approvers may do this");
    assertThat(said(town.press(Town.SECOND, MutesDesk.LIFT, mute.toString())))
        .contains("It can be proposed again");
    assertThat(said(town.press(Town.SECOND, MutesDesk.LIFT, mute.toString()))).contains("not muted any more");
    assertThat(said(town.press(Town.SECOND, MutesDesk.LIFT, "nonsense"))).contains("not muted any more");
    assertThat(town.audit.words(Orgs.ACME)).containsOnlyOnce("mute.lifted");
  }

  private static String said(Reply reply) {
    return ((Reply.ToYou) reply).card().headline().plain();
  }

  private MuteId givenMute() {
    town.decide(town.proposed("b-1"), Town.APPROVER,
        new Decision.Mute(Duration.ofDays(30), Decision.MuteReach.THESE, "they are for the move"));
    return town.desk.mutes().at(Orgs.ACME, town.clock.instant()).getFirst().id();
  }
}

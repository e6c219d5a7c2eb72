package io.opsmate.skills.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat.Said;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopTest {
  private final Town town = new Town();

  @Test
  void aStopIsKeptRecordedAndSaidInBothChannels() {
    town.transactions.run(Orgs.ACME,
        tx -> town.rules.save(tx, town.rules.rules(tx).withSecurityChannel(new ChannelId("C0SEC"))));

    town.command(Town.APPROVER, "stop", Map.of("reason", "odd"));

    assertThat(stops()).containsExactly(new Stop(null, Town.APPROVER, "odd", town.clock.instant()));
    assertThat(town.audit.words(Orgs.ACME)).containsExactly("stop.pulled");
    assertThat(cards()).extracting(Said.OnCard::channel).containsExactly(Town.OPS, new ChannelId("C0SEC"));
    assertThat(Town.words(cards().getFirst().card())).contains("Stopped: everything, by @U0APPROVER1", "odd",
        "Nothing was running.", "/opsmate resume");
  }

  @Test
  void runAgainAfterACrashItIsOnRecordOnce() {
    town.command(Town.APPROVER, "stop", Map.of("reason", "odd"));
    Reply again = town.command(Town.APPROVER, "stop", Map.of("reason", "odd"));

    assertThat(Town.words(again)).contains("Stopped already");
    assertThat(town.audit.words(Orgs.ACME)).hasSize(1);
  }

  @Test
  void aStopNeedsAReason() {
    assertThat(Town.words(town.command(Town.APPROVER, "stop", Map.of("reason", "  ")))).contains("Nothing was stopped");
    assertThat(stops()).isEmpty();
  }

  @Test
  void anUnknownSkillStopsNothingAndNamesTheNearest() {
    assertThat(Town.words(town.command(Town.APPROVER, "stop", Map.of("skill", "boxen", "reason", "odd"))))
        .contains("There is no skill boxen that acts. Nearest: boxes.");
    assertThat(stops()).isEmpty();
  }

  @Test
  void resumingOneSkillLeavesTheStopOfEverything() {
    town.command(Town.APPROVER, "stop", Map.of("reason", "odd"));
    town.command(Town.APPROVER, "stop", Map.of("skill", "boxes", "reason", "wrong tags"));
    town.command(Town.SECOND, "resume", Map.of("skill", "boxes"));

    assertThat(stops()).singleElement().satisfies(stop -> assertThat(stop.skill()).isNull());
    assertThat(town.audit.words(Orgs.ACME)).endsWith("stop.lifted");
    assertThat(Town.words(cards().getLast().card())).contains("Resumed: boxes", "wrong tags",
        "Still stopped: everything.");
  }

  @Test
  void resumingWhatRunsSaysSo() {
    assertThat(Town.words(town.command(Town.APPROVER, "resume", Map.of()))).contains("everything was not stopped");
    assertThat(town.audit.words(Orgs.ACME)).isEmpty();
  }

  @Test
  void anApproverRearmsABreakerAndItsCardSaysWho() {
    Trip trip = tripped();

    assertThat(Town.words(town.command(Town.APPROVER, "breakers", Map.of()))).contains("boxes: failures in a row");
    assertThat(Town.words(town.press(Town.OUTSIDER, Alarm.REARM, Alarm.value(trip)))).contains("Nothing was re-armed");
    assertThat(Town.words(town.press(Town.APPROVER, Alarm.REARM, Alarm.value(trip)))).contains("is armed again");
    assertThat(Town.words(town.press(Town.APPROVER, Alarm.REARM, Alarm.value(trip)))).contains("It is armed");

    assertThat(town.audit.words(Orgs.ACME)).containsExactly("breaker.rearmed");
    assertThat(cards()).singleElement().satisfies(said -> {
      assertThat(said.version()).isEqualTo(2);
      assertThat(Town.words(said.card())).contains("@U0APPROVER1 re-armed it");
    });
  }

  @Test
  void aButtonWithNonsenseRearmsNothing() {
    tripped();

    assertThat(Town.words(town.press(Town.APPROVER, Alarm.REARM, "boxes"))).contains("Nothing was re-armed");
    assertThat(Town.words(town.press(Town.APPROVER, Alarm.REARM, "boxes:NOTHING"))).contains("Nothing was re-armed");
  }

  @Test
  void somebodyElseReviewsABrokenGlassOnce() {
    Approval approval = town.proposed("b-1");
    town.decide(approval, Town.APPROVER, new Decision.BreakGlass("the site is down"));
    String id = approval.id().toString();

    assertThat(Town.words(town.press(Town.APPROVER, Alarm.REVIEWED, id))).contains("you broke the glass yourself");
    assertThat(Town.words(town.press(Town.OUTSIDER, Alarm.REVIEWED, id))).contains("only approvers may do this");
    assertThat(town.press(Town.SECOND, Alarm.REVIEWED, id)).isInstanceOf(Reply.Nothing.class);
    assertThat(Town.words(town.press(Town.ADMIN, Alarm.REVIEWED, id))).contains("reviewed already by @U0APPROVER2");

    assertThat(town.audit.words(Orgs.ACME)).containsOnlyOnce("approval.glass-reviewed");
    assertThat(town.chat.card(Orgs.ACME, new CardKey("glass:" + id))).hasValueSatisfying(said -> {
      assertThat(said.version()).isEqualTo(2);
      assertThat(Town.words(said.card())).contains("Reviewed by @U0APPROVER2");
    });
  }

  @Test
  void aRequestApprovedAsUsualHasNothingToReview() {
    Approval approval = town.proposed("b-1");
    town.decide(approval, Town.APPROVER, new Decision.Approve());

    assertThat(Town.words(town.press(Town.SECOND, Alarm.REVIEWED, approval.id().toString()))).contains(
        "nobody broke the glass");
    assertThat(Town.words(town.press(Town.SECOND, Alarm.REVIEWED, "x"))).contains("there is no such request here");
  }

  private Trip tripped() {
    Trip trip = new Trip(new SkillName("boxes"), Trip.Breaker.FAILURES, "3 in a row", town.clock.instant());
    town.transactions.run(Orgs.ACME, tx -> town.counts.trip(tx, trip));
    return trip;
  }

  private List<Stop> stops() {
    return town.transactions.in(Orgs.ACME, town.rules::stops);
  }

  private List<Said.OnCard> cards() {
    return town.chat.all(Orgs.ACME)
        .stream()
        .filter(Said.OnCard.class::isInstance)
        .map(Said.OnCard.class::cast)
        .toList();
  }
}

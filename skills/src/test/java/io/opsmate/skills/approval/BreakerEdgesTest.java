package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.approval.rules.Trip.Breaker;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Circuit breakers trip at their limit, not before. */
class BreakerEdgesTest {
  private static final SkillName WATCHMAN = new SkillName("watchman");

  private final Desk desk = new Desk();

  @Test
  void oneIncidentGetsAsManyActionsAsTheLimitAllows() {
    desk.given(rules -> rules.withLimits(new Limits(20, 5, 60, 2, 3, 4)));

    List<Outcome> outcomes = outcomes(carriedOutFor("INC-7", "i-1", "i-2", "i-3"));

    assertThat(outcomes).extracting(Outcome::word).containsExactly("done", "done", "refused");
    assertThat(outcomes.getLast().says())
        .contains("actions an incident has tripped (2 actions for one incident are the limit)");
    assertThat(tripped()).containsExactly(Breaker.ACTIONS_PER_INCIDENT);
  }

  @Test
  void withoutAnIncidentNothingCountsForOne() {
    desk.given(rules -> rules.withLimits(new Limits(20, 5, 60, 1, 3, 4)));

    assertThat(outcomes(carriedOutFor("", "i-1", "i-2"))).extracting(Outcome::word).containsExactly("done", "done");
  }

  @Test
  void aSuccessBetweenFailuresBeginsTheRowAnew() {
    List.of("i-1", "i-2", "i-4").forEach(id -> desk.world.on(id, _ -> Execution.failed("no")));

    desk.carriedOut(desk.proposed("i-1", "i-2", "i-3", "i-4", "i-5"));

    assertThat(tripped()).isEmpty();
  }

  @Test
  void anUnknownOutcomeCountsAsAFailure() {
    List.of("i-1", "i-2", "i-3").forEach(id -> desk.world.on(id, _ -> Execution.unknown("no answer")));

    desk.carriedOut(desk.proposed("i-1", "i-2", "i-3"));

    assertThat(tripped()).containsExactly(Breaker.FAILURES);
  }

  @Test
  void aFewMoreFindingsAreNoJumpHoweverFewThereWere() {
    assertThat(counted(1)).isEmpty();
    desk.clock.advance(Duration.ofDays(1));
    assertThat(counted(Limits.JUMPS_FROM - 1)).isEmpty();
    desk.clock.advance(Duration.ofDays(1));
    assertThat(counted(Limits.JUMPS_FROM)).hasValueSatisfying(because -> assertThat(because)
        .contains("20 idle instances today, 1 is the median"));
  }

  @Test
  void exactlyTheFactorIsNoJump() {
    counted(10);
    desk.clock.advance(Duration.ofDays(1));
    assertThat(counted(40)).isEmpty();
    desk.clock.advance(Duration.ofDays(1));

    assertThat(counted(41)).isPresent();
  }

  @Test
  void theFirstCountEverIsNoJump() {
    assertThat(counted(4_000)).isEmpty();
  }

  @Test
  void whereNobodySetASecurityChannelTheAlarmGoesWhereTheWorkWasAskedFor() {
    counted(10);
    desk.clock.advance(Duration.ofDays(1));
    counted(400);

    assertThat(desk.chat.all(Orgs.ACME)).anySatisfy(said -> assertThat(said).isInstanceOfSatisfying(
        RecordingChat.Said.OnCard.class, card -> {
          assertThat(card.channel()).isEqualTo(new ChannelId("C0OPS"));
          assertThat(card.card().title()).isEqualTo("Circuit breaker tripped");
          assertThat(card.key().toString()).contains("watchman:POPULATION_JUMP");
        }));
  }

  private Optional<String> counted(int count) {
    return desk.transactions.in(Orgs.ACME, tx -> desk.breakers.counted(tx, WATCHMAN, "idle instances", count,
        new ChannelId("C0OPS"), desk.clock.instant()));
  }

  private List<Breaker> tripped() {
    return desk.transactions.in(Orgs.ACME,
        tx -> desk.breakers.tripped(tx).stream().map(Trip::breaker).toList());
  }

  private Approval carriedOutFor(String incident, String... instances) {
    Plan plan = desk.plan(instances);
    Plan about = new Plan(plan.skill(), plan.actionType(), plan.deed(), plan.items(), plan.why(), plan.blastRadius(),
        plan.wayBack(), plan.risk(), plan.expiresAt(), new Plan.Context(Reach.ESTATE, Set.of(), 1_000, incident));
    return switch (desk.desk.propose(Orgs.ACME, about, Desk.REQUESTER, new ChannelId("C0OPS"), desk.clock.instant())) {
      case ProposeResult.Proposed(Approval approval) -> desk.carriedOut(approval);
      default -> throw new AssertionError("not proposed");
    };
  }

  private static List<Outcome> outcomes(Approval approval) {
    assertThat(approval.state()).isInstanceOf(ApprovalState.Finished.class);
    return ((ApprovalState.Finished) approval.state()).outcomes();
  }
}

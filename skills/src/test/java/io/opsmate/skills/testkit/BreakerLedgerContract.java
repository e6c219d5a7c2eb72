package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.BreakerLedger.Beginning;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.approval.rules.Trip.Breaker;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every {@link BreakerLedger} keeps. It is new for each test. */
public interface BreakerLedgerContract {
  SkillName ZOMBIE = new SkillName("zombie");
  SkillName WATCHMAN = new SkillName("watchman");
  Instant NOON = SetClock.NOON;
  LocalDate TODAY = LocalDate.of(2026, 11, 21);

  Transactions transactions();

  BreakerLedger breakers();

  @Test
  default void beginningsCountPerSkillFromAMomentOn() {
    given(tx -> {
      began(tx, ZOMBIE, "a-1", "", NOON.minusSeconds(1));
      began(tx, ZOMBIE, "a-2", "", NOON);
      began(tx, ZOMBIE, "a-3", "", NOON.plusSeconds(1));
      began(tx, WATCHMAN, "a-4", "", NOON);
    });

    assertThat(begunSince(Orgs.ACME, ZOMBIE, NOON)).isEqualTo(2);
    assertThat(begunSince(Orgs.ACME, WATCHMAN, NOON)).isEqualTo(1);
    assertThat(begunSince(Orgs.OTHER, ZOMBIE, NOON)).isZero();
  }

  @Test
  default void anAttemptCountsOnceHoweverOftenItIsSaid() {
    given(tx -> began(tx, ZOMBIE, "a-1", "inc-1", NOON));
    given(tx -> began(tx, ZOMBIE, "a-1", "inc-1", NOON.plusSeconds(9)));

    assertThat(begunSince(Orgs.ACME, ZOMBIE, NOON)).isEqualTo(1);
    assertThat(begunFor("inc-1")).isEqualTo(1);
  }

  @Test
  default void beginningsCountPerIncident() {
    given(tx -> {
      began(tx, ZOMBIE, "a-1", "inc-1", NOON);
      began(tx, ZOMBIE, "a-2", "inc-1", NOON);
      began(tx, ZOMBIE, "a-3", "inc-2", NOON);
      began(tx, WATCHMAN, "a-4", "inc-1", NOON);
    });

    assertThat(begunFor("inc-1")).isEqualTo(2);
    assertThat(begunFor("inc-3")).isZero();
  }

  @Test
  default void aSuccessEndsARunOfFailures() {
    assertThat(failures(ZOMBIE)).isZero();
    given(tx -> {
      breakers().ended(tx, ZOMBIE, false);
      breakers().ended(tx, ZOMBIE, false);
      breakers().ended(tx, WATCHMAN, false);
    });

    assertThat(failures(ZOMBIE)).isEqualTo(2);
    given(tx -> breakers().ended(tx, ZOMBIE, true));
    assertThat(failures(ZOMBIE)).isZero();
    assertThat(failures(WATCHMAN)).isEqualTo(1);
    given(tx -> breakers().ended(tx, ZOMBIE, false));
    assertThat(failures(ZOMBIE)).isEqualTo(1);
  }

  @Test
  default void theLatestCountOfADayIsKept() {
    given(tx -> {
      breakers().counted(tx, ZOMBIE, "volumes", TODAY.minusDays(2), 9);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY.minusDays(1), 3);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY.minusDays(1), 4);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY, 5);
      breakers().counted(tx, ZOMBIE, "addresses", TODAY.minusDays(1), 7);
      breakers().counted(tx, WATCHMAN, "volumes", TODAY.minusDays(1), 8);
    });

    assertThat(counts(ZOMBIE, "volumes", TODAY.minusDays(1), TODAY)).isEqualTo(Map.of(TODAY.minusDays(1), 4));
    assertThat(counts(ZOMBIE, "volumes", TODAY.minusDays(7), TODAY.plusDays(1)).firstKey())
        .isEqualTo(TODAY.minusDays(2));
    assertThat(counts(ZOMBIE, "snapshots", TODAY.minusDays(7), TODAY)).isEmpty();
  }

  @Test
  default void theFirstTripStays() {
    Trip first = trip(ZOMBIE, Breaker.FAILURES, "three");

    assertThat(isFirst(first)).isTrue();
    assertThat(isFirst(trip(ZOMBIE, Breaker.FAILURES, "four"))).isFalse();
    assertThat(tripped(Orgs.ACME)).containsExactly(first);
    assertThat(tripped(Orgs.OTHER)).isEmpty();
  }

  @Test
  default void onlyTheBreakerThatIsRearmedCloses() {
    Trip other = trip(ZOMBIE, Breaker.ACTIONS_PER_HOUR, "sixty");
    given(tx -> {
      breakers().trip(tx, trip(ZOMBIE, Breaker.FAILURES, "three"));
      breakers().trip(tx, other);
    });

    assertThat(rearm(Breaker.FAILURES)).contains(trip(ZOMBIE, Breaker.FAILURES, "three"));
    assertThat(rearm(Breaker.FAILURES)).isEmpty();
    assertThat(tripped(Orgs.ACME)).containsExactly(other);
  }

  @Test
  default void whatARearmedBreakerCountedStartsAgain() {
    given(tx -> {
      began(tx, ZOMBIE, "a-1", "inc-1", NOON);
      began(tx, WATCHMAN, "a-2", "inc-1", NOON);
      breakers().ended(tx, ZOMBIE, false);
      breakers().trip(tx, trip(ZOMBIE, Breaker.FAILURES, ""));
      breakers().trip(tx, trip(ZOMBIE, Breaker.ACTIONS_PER_HOUR, ""));
      breakers().trip(tx, trip(ZOMBIE, Breaker.ACTIONS_PER_INCIDENT, ""));
    });

    rearm(Breaker.FAILURES);
    assertThat(failures(ZOMBIE)).isZero();
    assertThat(begunSince(Orgs.ACME, ZOMBIE, NOON)).isEqualTo(1);
    rearm(Breaker.ACTIONS_PER_HOUR);
    assertThat(begunSince(Orgs.ACME, ZOMBIE, NOON)).isZero();
    assertThat(begunSince(Orgs.ACME, WATCHMAN, NOON)).isEqualTo(1);
    assertThat(begunFor("inc-1")).isEqualTo(1);
    rearm(Breaker.ACTIONS_PER_INCIDENT);
    assertThat(begunFor("inc-1")).isZero();
  }

  @Test
  default void aJumpThatAPersonAcceptsIsTheNewNormal() {
    given(tx -> {
      breakers().counted(tx, ZOMBIE, "volumes", TODAY.minusDays(2), 3);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY.minusDays(1), 500);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY, 400);
      breakers().counted(tx, WATCHMAN, "volumes", TODAY.minusDays(1), 1);
      breakers().counted(tx, WATCHMAN, "volumes", TODAY, 2);
      breakers().trip(tx, trip(ZOMBIE, Breaker.POPULATION_JUMP, ""));
    });

    rearm(Breaker.POPULATION_JUMP);

    assertThat(counts(ZOMBIE, "volumes", TODAY.minusDays(7), TODAY))
        .isEqualTo(Map.of(TODAY.minusDays(2), 400, TODAY.minusDays(1), 500));
    assertThat(counts(WATCHMAN, "volumes", TODAY.minusDays(7), TODAY))
        .isEqualTo(Map.of(TODAY.minusDays(1), 1));
  }

  @Test
  default void whatNoLimitLooksAtAnyMoreIsForgotten() {
    Instant midnight = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    given(tx -> {
      began(tx, ZOMBIE, "a-1", "", midnight.minusSeconds(1));
      began(tx, ZOMBIE, "a-2", "", midnight);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY.minusDays(1), 3);
      breakers().counted(tx, ZOMBIE, "volumes", TODAY, 4);
      breakers().counted(tx, WATCHMAN, "volumes", TODAY.minusDays(1), 5);
      breakers().trip(tx, trip(WATCHMAN, Breaker.POPULATION_JUMP, ""));
    });
    transactions().run(Orgs.OTHER, tx -> began(tx, ZOMBIE, "a-1", "", midnight.minusSeconds(1)));

    given(tx -> breakers().forget(tx, TODAY));

    assertThat(begunSince(Orgs.ACME, ZOMBIE, Instant.EPOCH)).isEqualTo(1);
    assertThat(begunSince(Orgs.OTHER, ZOMBIE, Instant.EPOCH)).isEqualTo(1);
    assertThat(counts(ZOMBIE, "volumes", TODAY.minusDays(7), TODAY.plusDays(1))).isEqualTo(Map.of(TODAY, 4));
    assertThat(counts(WATCHMAN, "volumes", TODAY.minusDays(7), TODAY.plusDays(1))).isEmpty();
    Optional<Trip> closed = in(Orgs.ACME, tx -> breakers().rearm(tx, WATCHMAN, Breaker.POPULATION_JUMP, NOON));
    assertThat(closed).isPresent();
  }

  @Test
  default void anIncidentThatGoesOnForgetsNothing() {
    Instant midnight = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    given(tx -> {
      began(tx, ZOMBIE, "a-1", "inc-1", midnight.minusSeconds(1));
      began(tx, ZOMBIE, "a-2", "inc-1", midnight);
      began(tx, ZOMBIE, "a-3", "inc-2", midnight.minusSeconds(1));
      began(tx, WATCHMAN, "a-4", "inc-2", midnight);
    });

    given(tx -> breakers().forget(tx, TODAY));

    assertThat(begunFor("inc-1")).isEqualTo(2);
    assertThat(begunFor("inc-2")).isZero();
  }

  private void began(Tx tx, SkillName skill, String attempt, String incident, Instant at) {
    breakers().began(tx, new Beginning(skill, attempt, incident, at));
  }

  private static Trip trip(SkillName skill, Breaker breaker, String says) {
    return new Trip(skill, breaker, says, NOON);
  }

  private int begunSince(OrgId org, SkillName skill, Instant since) {
    return in(org, tx -> breakers().begunSince(tx, skill, since));
  }

  private int begunFor(String incident) {
    return in(Orgs.ACME, tx -> breakers().begunFor(tx, ZOMBIE, incident));
  }

  private List<Trip> tripped(OrgId org) {
    return in(org, tx -> breakers().tripped(tx));
  }

  private boolean isFirst(Trip trip) {
    return in(Orgs.ACME, tx -> breakers().trip(tx, trip));
  }

  private int failures(SkillName skill) {
    return in(Orgs.ACME, tx -> breakers().failuresInARow(tx, skill));
  }

  private SortedMap<LocalDate, Integer> counts(SkillName skill, String kind, LocalDate from, LocalDate until) {
    return in(Orgs.ACME, tx -> breakers().counts(tx, skill, kind, from, until));
  }

  private Optional<Trip> rearm(Breaker breaker) {
    return in(Orgs.ACME, tx -> breakers().rearm(tx, ZOMBIE, breaker, NOON.plusSeconds(60)));
  }

  private <T> T in(OrgId org, Function<Tx, T> work) {
    return transactions().in(org, work);
  }

  private void given(Consumer<Tx> work) {
    transactions().run(Orgs.ACME, work);
  }
}

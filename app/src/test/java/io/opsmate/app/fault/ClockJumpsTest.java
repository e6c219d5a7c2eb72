package io.opsmate.app.fault;

import io.opsmate.app.fault.Tally.Tried;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock jumps between two steps: beyond a lease, beyond what an approval keeps, beyond expiry, or back. */
@ExtendWith(FaultSuite.class)
class ClockJumpsTest {
  private static final List<Duration> JUMPS = List.of(Replica.LEASE.plusSeconds(1), Duration.ofMinutes(61),
      Duration.ofHours(25), Duration.ofMinutes(-1), Duration.ofMinutes(-90));
  private static final Duration SKEW = Replica.LEASE.minusSeconds(15);

  /** Places where no transaction is open. */
  private static final List<String> OUTSIDE = List.of(" re-check ", " execute ", " relay post ", " relay edit ",
      " ask for rights ");
  private static final Random DICE = Depth.dice(ClockJumpsTest.class);
  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = Ground.fresh();
  }

  @AfterAll
  static void stop() {
    ground.close();
  }

  @Test
  void aJumpBetweenAnyTwoStepsNeverDoublesHidesOrApprovesAnything() {
    List<Jump> all = new ArrayList<>();
    for (String place : jumped(new Jump("", Duration.ZERO))) {
      JUMPS.forEach(by -> all.add(new Jump(place, by)));
    }
    Collections.shuffle(all, DICE);
    for (Jump jump : all.subList(0, Depth.of(8, 300))) {
      jumped(jump);
      Tally.one(Tried.CLOCK_JUMPS);
    }
  }

  @Test
  void replicasWhoseClocksDifferByLessThanALeaseLeaveEachOtherAlone() {
    List<String> outside = new ArrayList<>(jumped(new Jump("", Duration.ZERO)).stream()
        .filter(place -> OUTSIDE.stream().anyMatch(place::contains))
        .toList());
    Collections.shuffle(outside, DICE);
    for (String place : outside.subList(0, Math.min(outside.size(), Depth.of(2, 40)))) {
      interrupted(place, SKEW);
      interrupted(place, SKEW.negated());
      Tally.add(Tried.CLOCK_JUMPS, 2);
    }
  }

  /** At this place another replica, whose clock is ahead or behind, tries to run the same request. */
  private static void interrupted(String place, Duration ahead) {
    Case one = ground.anotherCase();
    SetClock clock = new SetClock(ground.day(one));
    SetClock other = new SetClock(clock.instant());
    try (Replica second = new Replica(ground.place(), new Replica.Self("second", other, false, 1), Wiring.PLAIN)) {
      second.scheduler.close();
      Boundaries boundaries = new Boundaries(place, () -> {
        other.moveTo(clock.instant().plus(ahead));
        new Days(second, ground.admin()).standing(one)
            .forEach(seen -> second.runner.run(one.org(), new ApprovalId(seen.approval())));
      });
      try (Replica first = new Replica(ground.place(), new Replica.Self("first", clock, false, 1),
          new Halting(boundaries))) {
        new Days(first, ground.admin()).untilSettled(one);
      }
    }
    ground.invariants().hold(one, "another replica, " + ahead + " ahead, " + place);
    ground.forgetFarJobs();
  }

  /** Where the clock jumps, and how far. */
  private record Jump(String place, Duration by) {}

  private static List<String> jumped(Jump jump) {
    Case one = ground.anotherCase();
    SetClock clock = new SetClock(ground.day(one));
    Boundaries boundaries = new Boundaries(jump.place(), () -> clock.advance(jump.by()));
    try (Replica replica = new Replica(ground.place(), new Replica.Self("jumping", clock, false, 1),
        new Halting(boundaries))) {
      new Days(replica, ground.admin()).untilSettled(one);
    }
    ground.invariants().hold(one, jump + " (seed " + Depth.SEED + ")");
    ground.forgetFarJobs();
    return boundaries.seen();
  }
}

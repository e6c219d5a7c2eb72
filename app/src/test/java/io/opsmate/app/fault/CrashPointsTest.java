package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.fault.Tally.Tried;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker is halted at each boundary it crosses; the next one finds what it left, and everything comes out right. */
@ExtendWith(FaultSuite.class)
class CrashPointsTest {
  private static final int SAMPLE = 10;
  private static final Random DICE = Depth.dice(CrashPointsTest.class);
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
  void aWorkerThatDiesAtAnyBoundaryLeavesNothingUndoneTwiceDoneOrUntold() {
    List<String> places;
    try (Worker first = Worker.started(ground)) {
      places = dry(first);
    }
    assertThat(kinds(places)).as("boundaries")
        .contains("claim", "re-check", "commit of action.started", "execute",
            "commit of action.done", "commit of approval.finished", "enqueue", "outbox write", "relay post",
            "relay edit",
            "relay record", "relay lets go", "inbox row");

    List<String> chosen = Depth.isDeep() ? places : sample(places);
    int halted = 0;
    Worker next = Worker.started(ground);
    for (String place : chosen) {
      Worker now = next;
      next = Worker.started(ground);
      halted += crash(now, place) ? 1 : 0;
    }
    next.close();
    assertThat(halted).as("places come to again, of " + chosen.size()).isGreaterThanOrEqualTo(chosen.size() * 9 / 10);
  }

  private static List<String> dry(Worker worker) {
    Case one = ground.anotherCase();
    worker.order(one, ground.day(one), "");
    Worker.Came came = worker.outcome();

    assertThat(came.exit()).as(String.join("\n", came.said())).isZero();
    ground.invariants().hold(one, "without any fault");
    ground.forgetFarJobs();
    worker.dismiss();
    return came.places();
  }

  /** Whether it came to the place again; how letters are bundled, and with it how many there are, depends on the moment. */
  private static boolean crash(Worker worker, String place) {
    Case one = ground.anotherCase();
    worker.order(one, ground.day(one), place);
    Worker.Came came = worker.outcome();
    worker.close();
    assertThat(came.exit()).as(place + "\n" + String.join("\n", came.said())).isIn(Boundaries.HALTED, 0);
    boolean halted = came.exit() == Boundaries.HALTED;
    Tally.add(Tried.CRASH_POINTS, halted ? 1 : 0);

    settle(one);

    ground.invariants().hold(one, "halted " + place + " (seed " + Depth.SEED + ")");
    ground.forgetFarJobs();
    return halted;
  }

  /** Another replica after all leases, or the only one there is, as soon as lost calls have landed. */
  private static void settle(Case one) {
    boolean alone = DICE.nextBoolean();
    Replica.Self self = new Replica.Self("next",
        new SetClock(ground.day(one).plus(Duration.ofMinutes(alone ? 5 : 10))), alone, 1);
    try (Replica replica = new Replica(ground.place(), self, Wiring.PLAIN)) {
      new Days(replica, ground.admin()).untilSettled(one);
    }
  }

  /** Of each kind of boundary some, before and after in turn, until there are enough. */
  private static List<String> sample(List<String> places) {
    Map<String, List<String>> byKind = new TreeMap<>();
    places.forEach(place -> byKind.computeIfAbsent(kind(place), _ -> new ArrayList<>()).add(place));
    byKind.values().forEach(some -> Collections.shuffle(some, DICE));
    List<List<String>> kinds = new ArrayList<>(byKind.values());
    Collections.shuffle(kinds, DICE);
    List<String> chosen = new ArrayList<>();
    for (int round = 0; chosen.size() < Math.min(SAMPLE, places.size()); round++) {
      for (List<String> some : kinds) {
        if (round < some.size() && chosen.size() < SAMPLE) {
          chosen.add(some.get(round));
        }
      }
    }
    return chosen;
  }

  private static List<String> kinds(List<String> places) {
    return places.stream().map(CrashPointsTest::kind).distinct().toList();
  }

  private static String kind(String place) {
    return place.replaceFirst("^(before|after) ", "").replaceFirst(" #\\d+$", "");
  }
}

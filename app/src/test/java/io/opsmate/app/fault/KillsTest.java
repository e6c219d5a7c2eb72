package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.fault.Tally.Tried;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** True {@code kill -9}, from outside, at moments that nobody chose. */
@ExtendWith(FaultSuite.class)
class KillsTest {
  private static final Random DICE = Depth.dice(KillsTest.class);
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
  void aWorkerThatIsKilledLeavesNothingUndoneTwiceDoneOrUntold() {
    long whole = undisturbed();
    int kills = Depth.of(2, 24);

    Worker next = Worker.started(ground);
    for (int tries = 0, killed = 0; killed < kills && tries < 3 * kills; tries++) {
      Worker now = next;
      next = Worker.started(ground);
      killed += kill(now, (long) (whole * DICE.nextDouble())) ? 1 : 0;
    }
    next.close();
  }

  /** How long a worker takes when it is left alone. Unit: nanoseconds. */
  private static long undisturbed() {
    Case one = ground.anotherCase();
    try (Worker worker = Worker.started(ground)) {
      worker.awaitReady();
      long begun = System.nanoTime();
      worker.order(one, ground.day(one), "");
      assertThat(worker.outcome().exit()).isZero();
      return System.nanoTime() - begun;
    } finally {
      ground.forgetFarJobs();
    }
  }

  /** Whether the kill came before the worker was through. */
  private static boolean kill(Worker worker, long after) {
    Case one = ground.anotherCase();
    worker.awaitReady();
    worker.order(one, ground.day(one), "");
    LockSupport.parkNanos(after);
    worker.kill();
    boolean wasAtIt = worker.outcome().exit() != 0;
    if (wasAtIt) {
      Tally.one(Tried.KILLS);
    }
    Replica.Self self = new Replica.Self("next", new SetClock(ground.day(one).plus(Duration.ofMinutes(10))), false, 1);
    try (Replica replica = new Replica(ground.place(), self, Wiring.PLAIN)) {
      new Days(replica, ground.admin()).untilSettled(one);
    }
    ground.invariants().hold(one, "killed after " + Duration.ofNanos(after));
    ground.forgetFarJobs();
    return wasAtIt;
  }
}

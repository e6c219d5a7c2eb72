package io.opsmate.app.fault;

import io.opsmate.app.fault.Tally.Tried;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL stops at once, in the middle of whatever is open, and comes back; the worker goes on by itself. */
@ExtendWith(FaultSuite.class)
class DatabaseRestartTest {
  private static final Random DICE = Depth.dice(DatabaseRestartTest.class);

  @Test
  void whatWasOpenWhenTheDatabaseStoppedIsNeitherLostNorDoubled(@TempDir Path folder) throws Exception {
    try (OwnServer server = OwnServer.in(folder.resolve("postgres")); Ground ground = Ground.on(server)) {
      long whole = walked(ground, server, Long.MAX_VALUE);
      for (int restart = 0; restart < Depth.of(1, 15); restart++) {
        walked(ground, server, (long) (whole * DICE.nextDouble()));
        Tally.one(Tried.RESTARTS);
      }
    }
  }

  /** Answers how long it took. Unit: nanoseconds. */
  private static long walked(Ground ground, OwnServer server, long stopAfter) throws InterruptedException {
    Case one = ground.anotherCase();
    long begun = System.nanoTime();
    try (Replica replica = new Replica(ground.place(), Replica.Self.of("bereft", ground.day(one)), Wiring.PLAIN);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> walk = thread.submit(() -> new Days(replica, ground.admin()).untilSettled(one));
      if (stopAfter < Long.MAX_VALUE) {
        LockSupport.parkNanos(stopAfter);
        server.restart();
      }
      walk.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the walk broke", e.getCause());
    }
    long took = System.nanoTime() - begun;
    ground.invariants().hold(one, "stopped after " + stopAfter + " ns (seed " + Depth.SEED + ")");
    ground.forgetFarJobs();
    return took;
  }
}

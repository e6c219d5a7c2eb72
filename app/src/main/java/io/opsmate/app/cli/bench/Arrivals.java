package io.opsmate.app.cli.bench;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins work at a fixed rate, whatever it takes, and measures each piece from the moment it was due: what waits for a
 * connection, or for work that is slow, waits visibly.
 *
 * <p>Unit: microseconds. Errors: work that threw is counted apart.
 */
final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final long MOST = Duration.ofSeconds(60).toNanos() / 1000;

  private final Histogram took = new ConcurrentHistogram(MOST, 3);
  private final AtomicLong failed = new AtomicLong();
  private final Phaser open = new Phaser(1);

  /** Blocks until everything that was begun has ended. */
  Arrivals run(int perSecond, int count, IntConsumer work) {
    long interval = 1_000_000_000L / perSecond;
    long start = System.nanoTime();
    for (int number = 0; number < count; number++) {
      long due = start + number * interval;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int ours = number;
      open.register();
      Thread.startVirtualThread(() -> measured(work, ours, due));
    }
    open.arriveAndAwaitAdvance();
    return this;
  }

  private void measured(IntConsumer work, int number, long due) {
    try {
      work.accept(number);
      took.recordValue(Math.min(MOST, (System.nanoTime() - due) / 1000));
    } catch (RuntimeException e) {
      failed.incrementAndGet();
      LOG.atDebug().setCause(e).log("failed");
    } finally {
      open.arriveAndDeregister();
    }
  }

  Histogram took() {
    return took;
  }

  long failed() {
    return failed.get();
  }
}

package io.opsmate.commands.desk;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that shows progress: for the first time at once or after half a second, then every second. */
public final class EverySecond implements ProgressCards.Beat {
  private static final Logger LOG = LoggerFactory.getLogger(EverySecond.class);
  private static final Duration EACH = Duration.ofSeconds(1);

  private final Duration first;

  /** Shows progress after half a second: a fast answer needs none. */
  public EverySecond() {
    this(Duration.ofMillis(500));
  }

  private EverySecond(Duration first) {
    this.first = first;
  }

  /** Shows at once that somebody works on it. */
  public static EverySecond fromTheStart() {
    return new EverySecond(Duration.ZERO);
  }

  /** Longer than one call of Slack's Web API takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  @Override
  public ProgressCards.Beating start(Runnable each) {
    CountDownLatch over = new CountDownLatch(1);
    Thread thread = Thread.ofVirtual().name("progress").start(() -> {
      try {
        for (Duration wait = first; !over.await(wait.toMillis(), TimeUnit.MILLISECONDS); wait = EACH) {
          shown(each);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return () -> {
      over.countDown();
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Progress is a courtesy: what goes wrong with it must not touch the work. */
  private static void shown(Runnable each) {
    try {
      each.run();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("progress could not be shown");
    }
  }
}

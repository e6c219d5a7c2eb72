package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.Outbox.Claimed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the relay until closed: at once when poked, and at least every second. Letters of different streams go side by side,
 * those of one stream one after the other.
 */
public final class RelayLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
  private static final Duration ROUND = Duration.ofSeconds(1);

  /** How long closing waits for letters on their way. */
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final Relay relay;
  private final InstantSource clock;
  private final BlockingQueue<Boolean> pokes = new ArrayBlockingQueue<>(1);
  private final Semaphore hands = new Semaphore(Relay.AT_ONCE);
  private final ReentrantLock round = new ReentrantLock();
  private final Thread thread;
  private volatile boolean open = true;
  private boolean reachable = true;

  private RelayLoop(Relay relay, InstantSource clock) {
    this.relay = relay;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("relay").unstarted(this::run);
  }

  public static RelayLoop start(Relay relay, InstantSource clock) {
    RelayLoop loop = new RelayLoop(relay, clock);
    loop.thread.start();
    return loop;
  }

  /** Something may be due; cheap, and never waits. */
  public void poke() {
    pokes.offer(true);
  }

  /**
   * Does something while no letter is on its way; new ones wait until it is done.
   *
   * <p>Errors: {@link IllegalStateException} when letters do not arrive in time; nothing was done then.
   */
  public void atRest(Runnable work) {
    round.lock();
    try {
      if (!hands.tryAcquire(Relay.AT_ONCE, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("messages are still on their way");
      }
      try {
        work.run();
      } finally {
        hands.release(Relay.AT_ONCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while messages were on their way", e);
    } finally {
      round.unlock();
    }
  }

  /** Takes no more letters, and waits for those on their way; what stays in the outbox goes after the next start. */
  @Override
  public void close() {
    open = false;
    poke();
    try {
      thread.join(DRAIN);
      if (!hands.tryAcquire(Relay.AT_ONCE, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().log("some letters were still on their way; they may be sent twice");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (open) {
        if (handedOut() == 0) {
          pokes.poll(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int handedOut() throws InterruptedException {
    round.lock();
    try {
      List<Claimed> letters = claim();
      for (Claimed letter : letters) {
        hands.acquire();
        Thread.ofVirtual().name("letter").start(() -> carry(letter));
      }
      return letters.size();
    } finally {
      round.unlock();
    }
  }

  private List<Claimed> claim() {
    int free = hands.availablePermits();
    if (free == 0) {
      return List.of();
    }
    try {
      List<Claimed> letters = relay.claim(clock.instant(), free);
      reachable = true;
      return letters;
    } catch (RuntimeException e) {
      if (reachable) {
        LOG.atError().setCause(e).log("the outbox cannot be read; messages wait until it can");
      }
      reachable = false;
      return List.of();
    }
  }

  private void carry(Claimed letter) {
    Optional<Duration> again = Optional.empty();
    try {
      again = relay.deliver(letter);
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("letter", letter.id())
          .log("the outbox cannot be written; a letter may go twice");
    } finally {
      hands.release();
    }
    soon(again);
    poke();
  }

  /** A letter that is due again within the round is not left to the next one. */
  private static void soon(Optional<Duration> again) {
    try {
      if (again.isPresent() && again.get().compareTo(ROUND) < 0) {
        Thread.sleep(again.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

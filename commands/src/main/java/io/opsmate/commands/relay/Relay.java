package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Outbox.Claimed;
import io.opsmate.skills.kernel.RetriableFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Takes letters that are due from the outbox and sees each of them to its end: sent, kept for later, or set aside. */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** Letters on their way at once. */
  static final int AT_ONCE = 8;

  /** Longer than any delivery takes (at most ten calls of 10 s); after a crash, letters in hand wait this long. */
  private static final Duration LEASE = Duration.ofSeconds(120);

  /**
   * How often OpsMate breaks over one letter before it is given up: some five minutes, for a replica with another
   * version to try, while what follows in its stream waits.
   */
  static final int MOST_BREAKS = 10;

  private final Outbox outbox;
  private final Delivery delivery;
  private final InstantSource clock;
  private final BackOff backOff;
  private final BackOff breaks;

  /** Lanes that may send nothing before a moment; their other letters are not even asked for. */
  private final Map<Outbox.Lane, Instant> closed = new ConcurrentHashMap<>();

  public Relay(Outbox outbox, Delivery delivery, InstantSource clock, RandomGenerator random) {
    this.outbox = outbox;
    this.delivery = delivery;
    this.clock = clock;
    this.backOff = new BackOff(random);
    this.breaks = new BackOff(random);
  }

  /** One round, one letter after the other; answers how many letters were in hand. */
  public int runOnce(Instant now) {
    List<Claimed> letters = claim(now, AT_ONCE);
    letters.forEach(this::deliver);
    return letters.size();
  }

  List<Claimed> claim(Instant now, int most) {
    closed.values().removeIf(until -> !until.isAfter(now));
    return outbox.claim(now, now.plus(LEASE), most, Set.copyOf(closed.keySet()));
  }

  /** How long until the letter is due again, if it stays. */
  Optional<Duration> deliver(Claimed letter) {
    Fate fate = tried(letter);
    Instant now = clock.instant();
    return switch (fate) {
      case Fate.Left _ -> {
        outbox.sent(letter, now);
        over(letter);
        yield Optional.empty();
      }
      case Fate.Again(Duration after, String why, Fate.Waits waits) -> {
        lane(letter, waits).ifPresent(lane -> closed.put(lane, now.plus(after)));
        outbox.again(letter, now.plus(after), why);
        yield Optional.of(after);
      }
      case Fate.Troubled(String why) -> Optional.of(later(letter, backOff, now, why));
      case Fate.Broke(String why) when breaks.failures(letter.id()) + 1 < MOST_BREAKS ->
          Optional.of(later(letter, breaks, now, why));
      case Fate.Broke(String why) -> {
        logged(letter, Level.ERROR).addKeyValue("why", why)
            .log("OpsMate broke over a letter again and again; it is set aside, and what follows it goes on");
        setAside(letter, now, why + ", " + MOST_BREAKS + " times");
        yield Optional.empty();
      }
      case Fate.Never(String why) -> {
        logged(letter, Level.WARN).addKeyValue("why", why).log("a letter will never leave; it is set aside");
        setAside(letter, now, why);
        yield Optional.empty();
      }
    };
  }

  /** What is closed with a letter that waits; one busy conversation does not close a lane that others share. */
  private static Optional<Outbox.Lane> lane(Claimed letter, Fate.Waits waits) {
    Outbox.Lane own = Outbox.Lane.of(letter);
    return switch (waits) {
      case ALONE -> Optional.empty();
      case WITH_ITS_CONVERSATION -> Optional.of(own).filter(_ -> letter.letter().laneIsOneConversation());
      case WITH_ITS_LANE -> Optional.of(own);
      case WITH_ALL_CONVERSATIONS -> Optional.of(Outbox.Lane.conversations(letter.org()));
    };
  }

  private Duration later(Claimed letter, BackOff counting, Instant now, String why) {
    Duration after = counting.failed(letter.id());
    logged(letter, Level.WARN).addKeyValue("why", why)
        .addKeyValue("after", after)
        .log("a letter could not leave; it goes later");
    outbox.again(letter, now.plus(after), why);
    return after;
  }

  private void setAside(Claimed letter, Instant now, String why) {
    outbox.setAside(letter, now, why);
    over(letter);
  }

  private void over(Claimed letter) {
    backOff.over(letter.id());
    breaks.over(letter.id());
  }

  /** A database or token that does not answer passes; our own mistakes do not, so those are counted. */
  private Fate tried(Claimed letter) {
    try {
      return delivery.deliver(letter);
    } catch (RetriableFailure e) {
      return new Fate.Troubled(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      logged(letter, Level.WARN).setCause(e).log("delivering a letter broke");
      return new Fate.Broke("OpsMate broke over it: " + e.getClass().getSimpleName());
    }
  }

  private static LoggingEventBuilder logged(Claimed letter, Level level) {
    return LOG.atLevel(level)
        .addKeyValue("org", letter.org())
        .addKeyValue("letter", letter.id())
        .addKeyValue("stream", letter.letter().stream());
  }
}

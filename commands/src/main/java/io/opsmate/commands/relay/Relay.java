package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Outbox.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes letters that are due from the outbox and sees each of them to its end: sent, kept for later, or set aside. */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** Letters on their way at once. */
  static final int AT_ONCE = 8;

  /** Longer than any delivery takes (at most ten calls of 10 s); after a crash, letters in hand wait this long. */
  private static final Duration LEASE = Duration.ofSeconds(120);

  private final Outbox outbox;
  private final Delivery delivery;
  private final InstantSource clock;
  private final BackOff backOff;

  public Relay(Outbox outbox, Delivery delivery, InstantSource clock, RandomGenerator random) {
    this.outbox = outbox;
    this.delivery = delivery;
    this.clock = clock;
    this.backOff = new BackOff(random);
  }

  /** One round, one letter after the other; answers how many letters were in hand. */
  public int runOnce(Instant now) {
    List<Claimed> letters = claim(now, AT_ONCE);
    letters.forEach(this::deliver);
    return letters.size();
  }

  List<Claimed> claim(Instant now, int most) {
    return outbox.claim(now, now.plus(LEASE), most);
  }

  /** How long until the letter is due again, if it stays. */
  Optional<Duration> deliver(Claimed letter) {
    Fate fate = tried(letter);
    Instant now = clock.instant();
    return switch (fate) {
      case Fate.Left _ -> {
        outbox.sent(letter, now);
        backOff.over(letter.id());
        yield Optional.empty();
      }
      case Fate.Again(Duration after, String why) -> {
        outbox.again(letter, now.plus(after), why);
        yield Optional.of(after);
      }
      case Fate.Troubled(String why) -> {
        Duration after = backOff.failed(letter.id());
        logged(letter).addKeyValue("why", why)
            .addKeyValue("after", after)
            .log("a letter could not leave; it goes later");
        outbox.again(letter, now.plus(after), why);
        yield Optional.of(after);
      }
      case Fate.Never(String why) -> {
        logged(letter).addKeyValue("why", why).log("a letter will never leave; it is set aside");
        outbox.setAside(letter, now, why);
        backOff.over(letter.id());
        yield Optional.empty();
      }
    };
  }

  /** Whatever breaks, the letter is kept. */
  private Fate tried(Claimed letter) {
    try {
      return delivery.deliver(letter);
    } catch (RuntimeException e) {
      logged(letter).setCause(e).log("delivering a letter broke");
      return new Fate.Troubled("OpsMate broke over it: " + e.getClass().getSimpleName());
    }
  }

  private static org.slf4j.spi.LoggingEventBuilder logged(Claimed letter) {
    return LOG.atWarn()
        .addKeyValue("org", letter.org())
        .addKeyValue("letter", letter.id())
        .addKeyValue("stream", letter.letter().stream());
  }
}

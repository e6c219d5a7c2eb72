package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an org has spent on its language model, and what is set aside for what is being asked. Days and months are UTC.
 * Whoever asks sets aside first what it may take at most, and puts what it took in its place.
 */
public interface Spending {
  /** Where nobody asks, nothing is spent. */
  Spending NONE = new Spending() {
    @Override
    public Optional<Exhausted> reserve(Tx tx, Reservation reservation) {
      return Optional.empty();
    }

    @Override
    public boolean release(Tx tx, UUID reservation) {
      return true;
    }

    @Override
    public void spent(Tx tx, Spent spent) {}

    @Override
    public Account account(Tx tx, MemberId member, Instant now) {
      return new Account(List.of(), List.of());
    }
  };

  /**
   * Sets this aside, unless it does not fit into a limit: then it says why. All replicas of an org do so one after the
   * other, so that together they never set aside more than there is.
   */
  Optional<Exhausted> reserve(Tx tx, Reservation reservation);

  /** Ends a reservation, even one that has expired; false when it was ended before. */
  boolean release(Tx tx, UUID reservation);

  void spent(Tx tx, Spent spent);

  /** What was spent or is set aside today and this month, in all and by the person. */
  Account account(Tx tx, MemberId member, Instant now);

  /**
   * The most that an inquiry may take.
   *
   * @param at counts for this day and month
   * @param expires when it counts no more, in case whoever asked is gone; later than the inquiry can end
   * @param cost empty where the model has no price
   */
  record Reservation(UUID id, MemberId member, Instant at, Instant expires, long tokens, Optional<Money> cost) {
    public Reservation {
      if (tokens < 1 || !expires.isAfter(at)) {
        throw new IllegalArgumentException("nothing to set aside: " + tokens + " tokens from " + at + " to " + expires);
      }
    }
  }

  /** One inquiry's cost. */
  record Spent(MemberId member, Instant at, PromptRef prompt, String model, Tokens tokens, Cost cost) {
    public Spent(MemberId member, Instant at, PromptRef prompt, String model, Tokens tokens, Optional<Money> cost) {
      this(member, at, prompt, model, tokens, Cost.of(cost));
    }
  }

  /** A limit that leaves no room, in a part of a sentence, and when there is room again at the latest. */
  record Exhausted(String because, Instant until) {}

  /** One limit and how much of it is used: {@code your tokens today}, 1200 of 200000. */
  record Gauge(String words, String used, String limit) {}

  /** All gauges, and by prompt what this month's money and tokens went into. */
  record Account(List<Gauge> gauges, List<Share> shares) {
    public Account {
      gauges = List.copyOf(gauges);
      shares = List.copyOf(shares);
    }
  }

  /** What one prompt took this month. */
  record Share(String prompt, String model, long inquiries, Tokens tokens, Cost cost) {}
}

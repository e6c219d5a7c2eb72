package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an org has spent on its language model. Days and months are UTC. */
public interface Spending {
  /** Where nobody asks, nothing is spent. */
  Spending NONE = new Spending() {
    @Override
    public Optional<Exhausted> exhausted(Tx tx, MemberId member, Instant now) {
      return Optional.empty();
    }

    @Override
    public void spent(Tx tx, Spent spent) {}

    @Override
    public Account account(Tx tx, MemberId member, Instant now) {
      return new Account(List.of(), List.of());
    }
  };

  /** Why nothing more may be asked now; empty when something may. */
  Optional<Exhausted> exhausted(Tx tx, MemberId member, Instant now);

  void spent(Tx tx, Spent spent);

  /** What was spent today and this month, in all and by the person. */
  Account account(Tx tx, MemberId member, Instant now);

  /** One inquiry's cost. {@code cost} is empty where the model has no price. */
  record Spent(MemberId member, Instant at, PromptRef prompt, String model, Tokens tokens, Optional<Money> cost) {}

  /** A limit that is reached, in a part of a sentence, and when it opens again. */
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
  record Share(String prompt, String model, long inquiries, Tokens tokens, Optional<Money> cost) {}
}

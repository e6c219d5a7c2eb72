package io.opsmate.skills.testkit;

import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.advice.SpendingLimits.Used;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was spent, in memory. */
public final class InMemorySpending implements Spending {
  private final PerOrg<List<Spent>> all = new PerOrg<>(ArrayList::new, ArrayList::new);
  private final SpendingLimits limits;

  public InMemorySpending(SpendingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Exhausted> exhausted(Tx tx, MemberId member, Instant now) {
    return limits.exhausted(used(tx, member, now), now);
  }

  @Override
  public void spent(Tx tx, Spent spent) {
    all.in(tx).add(spent);
  }

  @Override
  public Account account(Tx tx, MemberId member, Instant now) {
    List<Share> shares = month(tx, now)
        .collect(Collectors.groupingBy(spent -> List.of(spent.prompt().toString(), spent.model())))
        .values()
        .stream()
        .map(InMemorySpending::share)
        .sorted(Comparator.comparingLong((Share share) -> share.tokens().sum())
            .reversed()
            .thenComparing(Share::prompt)
            .thenComparing(Share::model))
        .toList();
    return new Account(limits.gauges(used(tx, member, now)), shares);
  }

  private Used used(Tx tx, MemberId member, Instant now) {
    List<Spent> today = all.in(tx)
        .stream()
        .filter(spent -> SpendingLimits.day(spent.at()).equals(SpendingLimits.day(now)))
        .toList();
    return new Used(tokens(today.stream().filter(spent -> spent.member().equals(member))).sum(),
        tokens(today.stream()).sum(),
        month(tx, now).flatMap(spent -> spent.cost().stream()).reduce(Money.usd("0"), Money::plus));
  }

  private Stream<Spent> month(Tx tx, Instant now) {
    YearMonth month = YearMonth.from(SpendingLimits.day(now));
    return all.in(tx).stream().filter(spent -> YearMonth.from(SpendingLimits.day(spent.at())).equals(month));
  }

  private static Share share(List<Spent> some) {
    Optional<Money> cost = some.stream().anyMatch(spent -> spent.cost().isEmpty())
        ? Optional.empty()
        : some.stream().flatMap(spent -> spent.cost().stream()).reduce(Money::plus);
    return new Share(some.getFirst().prompt().toString(), some.getFirst().model(), some.size(), tokens(some.stream()),
        cost);
  }

  private static Tokens tokens(Stream<Spent> some) {
    return some.map(Spent::tokens).reduce(Tokens.NONE, Tokens::plus);
  }
}

package io.opsmate.skills.testkit;

import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.advice.SpendingLimits.Standing;
import io.opsmate.skills.advice.SpendingLimits.Used;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was spent, in memory. */
public final class InMemorySpending implements Spending {
  private final PerOrg<List<Spent>> all = new PerOrg<>(ArrayList::new, ArrayList::new);
  private final PerOrg<Map<UUID, Reservation>> held = new PerOrg<>(HashMap::new, HashMap::new);
  private final SpendingLimits limits;

  public InMemorySpending(SpendingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Exhausted> reserve(Tx tx, Reservation wanted) {
    Optional<Exhausted> refusal = limits.refusal(standing(tx, wanted.member(), wanted.at()), wanted);
    if (refusal.isEmpty()) {
      held.in(tx).put(wanted.id(), wanted);
    }
    return refusal;
  }

  @Override
  public boolean release(Tx tx, UUID reservation) {
    return held.in(tx).remove(reservation) != null;
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
    return new Account(limits.gauges(standing(tx, member, now).used()), shares);
  }

  private Used used(Tx tx, MemberId member, Instant now) {
    List<Spent> today = all.in(tx)
        .stream()
        .filter(spent -> SpendingLimits.day(spent.at()).equals(SpendingLimits.day(now)))
        .toList();
    return new Used(tokens(today.stream().filter(spent -> spent.member().equals(member))).sum(),
        tokens(today.stream()).sum(), money(month(tx, now).filter(spent -> spent.member().equals(member))),
        money(month(tx, now)));
  }

  private static Money money(Stream<Spent> some) {
    return some.flatMap(spent -> spent.cost().known().stream()).reduce(Money.usd("0"), Money::plus);
  }

  private Standing standing(Tx tx, MemberId member, Instant now) {
    List<Reservation> live =
        held.in(tx).values().stream().filter(one -> one.expires().isAfter(now)).toList();
    List<Reservation> today =
        live.stream().filter(one -> SpendingLimits.day(one.at()).equals(SpendingLimits.day(now))).toList();
    Used set = new Used(
        today.stream().filter(one -> one.member().equals(member)).mapToLong(Reservation::tokens).sum(),
        today.stream().mapToLong(Reservation::tokens).sum(),
        set(live, now, one -> one.member().equals(member)), set(live, now, _ -> true));
    return new Standing(used(tx, member, now), set,
        live.stream().map(Reservation::expires).max(Comparator.naturalOrder()).orElse(now));
  }

  private static Money set(List<Reservation> live, Instant now, Predicate<Reservation> of) {
    return live.stream()
        .filter(of)
        .filter(one -> isOfMonth(one.at(), now))
        .flatMap(one -> one.cost().stream())
        .reduce(Money.usd("0"), Money::plus);
  }

  private static boolean isOfMonth(Instant at, Instant now) {
    return YearMonth.from(SpendingLimits.day(at)).equals(YearMonth.from(SpendingLimits.day(now)));
  }

  private Stream<Spent> month(Tx tx, Instant now) {
    return all.in(tx).stream().filter(spent -> isOfMonth(spent.at(), now));
  }

  private static Share share(List<Spent> some) {
    Cost cost = some.stream().map(Spent::cost).reduce(Cost.NOTHING, Cost::plus);
    return new Share(some.getFirst().prompt().toString(), some.getFirst().model(), some.size(), tokens(some.stream()),
        cost);
  }

  private static Tokens tokens(Stream<Spent> some) {
    return some.map(Spent::tokens).reduce(Tokens.NONE, Tokens::plus);
  }
}

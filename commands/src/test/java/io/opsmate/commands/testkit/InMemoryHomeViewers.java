package io.opsmate.commands.testkit;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Viewers of Home in memory. */
public final class InMemoryHomeViewers implements HomeViewers {
  private final PerOrg<Map<MemberId, Instant>> opened = new PerOrg<>(HashMap::new, HashMap::new);
  private final PerOrg<Set<MemberId>> welcomed = new PerOrg<>(HashSet::new, HashSet::new);

  @Override
  public void opened(Tx tx, MemberId member, Instant now) {
    opened.in(tx).merge(member, now, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public boolean isFirstWelcome(Tx tx, MemberId member, Instant now) {
    return welcomed.in(tx).add(member);
  }

  @Override
  public List<MemberId> since(Tx tx, Instant since, int most) {
    return opened.in(tx)
        .entrySet()
        .stream()
        .filter(viewer -> !viewer.getValue().isBefore(since))
        .sorted(Comparator.comparing(Map.Entry<MemberId, Instant>::getValue).reversed())
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }
}

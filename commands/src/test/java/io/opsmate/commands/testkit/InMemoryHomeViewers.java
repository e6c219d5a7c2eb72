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
  private final PerOrg<Map<MemberId, Sight>> sights = new PerOrg<>(HashMap::new, HashMap::new);
  private final PerOrg<Map<MemberId, Instant>> opened = new PerOrg<>(HashMap::new, HashMap::new);
  private final PerOrg<Set<MemberId>> welcomed = new PerOrg<>(HashSet::new, HashSet::new);

  @Override
  public void opened(Tx tx, MemberId member, Instant now) {
    opened.in(tx).merge(member, now, (one, other) -> one.isAfter(other) ? one : other);
    sights.in(tx).merge(member, new Sight(0, ""), (old, first) -> new Sight(0, old.hash()));
  }

  @Override
  public void turned(Tx tx, MemberId member, int page) {
    sights.in(tx).computeIfPresent(member, (_, old) -> new Sight(page, old.hash()));
  }

  @Override
  public void published(Tx tx, MemberId member, String hash) {
    sights.in(tx).computeIfPresent(member, (_, old) -> new Sight(old.page(), hash));
  }

  @Override
  public Sight sight(Tx tx, MemberId member) {
    return sights.in(tx).getOrDefault(member, new Sight(0, ""));
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

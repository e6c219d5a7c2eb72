package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.approval.MuteId;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is muted, in memory. */
public final class InMemoryMutes implements MuteLedger {
  private final PerOrg<Map<MuteId, Mute>> mutes = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  @Override
  public void add(Tx tx, Mute mute) {
    mutes.in(tx).put(mute.id(), mute);
  }

  @Override
  public List<Mute> at(Tx tx, Instant now) {
    return mutes.in(tx)
        .values()
        .stream()
        .filter(mute -> now.isBefore(mute.until()))
        .sorted(Comparator.comparing(Mute::until))
        .toList();
  }

  @Override
  public Optional<Mute> lift(Tx tx, MuteId id) {
    return Optional.ofNullable(mutes.in(tx).remove(id));
  }
}

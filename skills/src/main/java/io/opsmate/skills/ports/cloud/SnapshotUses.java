package io.opsmate.skills.ports.cloud;

import java.util.Map;
import java.util.Optional;

/** Which snapshots something still needs, and what: {@code snap-1 -> "image ami-9 (disabled)"}. */
public record SnapshotUses(Map<SnapshotId, String> uses) {
  public SnapshotUses {
    uses = Map.copyOf(uses);
  }

  public Optional<String> of(SnapshotId snapshot) {
    return Optional.ofNullable(uses.get(snapshot));
  }
}

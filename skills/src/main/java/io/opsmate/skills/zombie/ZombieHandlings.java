package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Handling;
import io.opsmate.skills.ports.CloudInventory;
import java.util.List;

/** What carries out the zombie skill's actions in one estate: its executors, each behind its re-check. */
public record ZombieHandlings(Executor<DeleteVolume> volumes, Executor<DeleteSnapshot> snapshots,
    Executor<ReleaseAddress> addresses, Executor<RestoreVolume> restores) {
  /** Every action is re-checked against this inventory, of the same estate, right before it is done. */
  public List<Handling<?>> recheckedBy(CloudInventory inventory) {
    return List.of(new Handling<>(ZombieActions.DELETE_VOLUME, Rechecks.volume(inventory), volumes),
        new Handling<>(ZombieActions.DELETE_SNAPSHOT, Rechecks.snapshot(inventory), snapshots),
        new Handling<>(ZombieActions.RELEASE_ADDRESS, Rechecks.address(inventory), addresses),
        new Handling<>(ZombieActions.RESTORE_VOLUME, new RestoreCheck(inventory), restores));
  }
}

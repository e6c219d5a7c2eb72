package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.Receipt;
import io.opsmate.skills.approval.WayBack;
import io.opsmate.skills.kernel.ActionType;
import java.util.Optional;

/** A deleted volume comes back from the final snapshot that its deletion took. */
final class VolumeWayBack implements WayBack<DeleteVolume, RestoreVolume> {
  @Override
  public ActionType<DeleteVolume> of() {
    return ZombieActions.DELETE_VOLUME;
  }

  @Override
  public ActionType<RestoreVolume> by() {
    return ZombieActions.RESTORE_VOLUME;
  }

  @Override
  public Optional<RestoreVolume> reverse(DeleteVolume done, Receipt receipt) {
    return KeptVolume.of(receipt).map(KeptVolume::made).filter(made -> made.resource().equals(done.resource()));
  }

  @Override
  public String evidence(RestoreVolume reverse) {
    return Evidence.of("from " + reverse.snapshotId(), reverse.shape(), "in " + reverse.zone());
  }

  @Override
  public Words words() {
    return new Words(new Plan.Deed("Restore", "volume from its final snapshot", "volumes from their final snapshots"),
        "Nothing that exists. Each gets a new id, is attached to nothing, and costs what it did before; its snapshot stays.",
        "Delete them again: they are attached to nothing, so the next zombie report shows them.");
  }
}

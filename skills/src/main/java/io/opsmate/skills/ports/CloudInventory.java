package io.opsmate.skills.ports;

import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a cloud account holds. Never changes anything. Calls page and back off by themselves; a call that gives up
 * is {@link Reading.Unknown}, never an empty list.
 */
public interface CloudInventory {
  /** The regions OpsMate may look at, in a stable order. */
  Reading<List<Region>> regions();

  Reading<List<Volume>> volumes(Region region);

  /** Snapshots the account owns. */
  Reading<List<Snapshot>> snapshots(Region region);

  Reading<List<Address>> addresses(Region region);

  /** What in the region still needs which snapshot: images (disabled and deprecated ones too) and launch templates. */
  Reading<SnapshotUses> snapshotUses(Region region);

  /** Why a snapshot is shared or locked, empty when it is neither. Asked for candidates only: one call each. */
  Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot);

  /** One volume, read now; empty when it does not exist. */
  Reading<Optional<Volume>> volume(Region region, VolumeId id);

  /** One snapshot, read now; empty when it does not exist. */
  Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id);

  /** One address, read now; empty when it does not exist. */
  Reading<Optional<Address>> address(Region region, AllocationId id);
}

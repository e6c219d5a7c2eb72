package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
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
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The same inventory, asked by at most so many threads at a time, so that a scan does not use up the account's quota. */
final class FewAtOnce implements CloudInventory {
  private final CloudInventory inventory;
  private final Semaphore permits;

  FewAtOnce(CloudInventory inventory, int most) {
    this.inventory = inventory;
    this.permits = new Semaphore(most);
  }

  @Override
  public Reading<List<Region>> regions() {
    return inTurn(inventory::regions);
  }

  @Override
  public Reading<List<Volume>> volumes(Region region) {
    return inTurn(() -> inventory.volumes(region));
  }

  @Override
  public Reading<List<Snapshot>> snapshots(Region region) {
    return inTurn(() -> inventory.snapshots(region));
  }

  @Override
  public Reading<List<Address>> addresses(Region region) {
    return inTurn(() -> inventory.addresses(region));
  }

  @Override
  public Reading<SnapshotUses> snapshotUses(Region region) {
    return inTurn(() -> inventory.snapshotUses(region));
  }

  @Override
  public Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot) {
    return inTurn(() -> inventory.snapshotHold(region, snapshot));
  }

  @Override
  public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
    return inTurn(() -> inventory.volume(region, id));
  }

  @Override
  public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
    return inTurn(() -> inventory.snapshot(region, id));
  }

  @Override
  public Reading<Optional<Address>> address(Region region, AllocationId id) {
    return inTurn(() -> inventory.address(region, id));
  }

  private <T> Reading<T> inTurn(Supplier<Reading<T>> read) {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reading.unknown("reading was interrupted");
    }
    try {
      return read.get();
    } finally {
      permits.release();
    }
  }
}

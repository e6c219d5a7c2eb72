package io.opsmate.app.sandbox.estate;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A cloud whose lists take a while, so that long work can be watched; reading one thing stays quick. */
public record SlowInventory(CloudInventory cloud, Supplier<Duration> perRegion) implements CloudInventory {
  @Override
  public Reading<List<Region>> regions() {
    return cloud.regions();
  }

  @Override
  public Reading<List<Volume>> volumes(Region region) {
    await();
    return cloud.volumes(region);
  }

  @Override
  public Reading<List<Snapshot>> snapshots(Region region) {
    await();
    return cloud.snapshots(region);
  }

  @Override
  public Reading<List<Address>> addresses(Region region) {
    await();
    return cloud.addresses(region);
  }

  @Override
  public Reading<SnapshotUses> snapshotUses(Region region) {
    return cloud.snapshotUses(region);
  }

  @Override
  public Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot) {
    return cloud.snapshotHold(region, snapshot);
  }

  @Override
  public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
    return cloud.volume(region, id);
  }

  @Override
  public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
    return cloud.snapshot(region, id);
  }

  @Override
  public Reading<Optional<Address>> address(Region region, AllocationId id) {
    return cloud.address(region, id);
  }

  private void await() {
    Duration wait = perRegion.get();
    if (wait.isZero()) {
      return;
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

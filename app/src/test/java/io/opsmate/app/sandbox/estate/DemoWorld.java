package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.testkit.cloud.CloudWorld;
import java.util.List;
import java.util.Map;

/** An empty demo cloud, furnished by the contracts. */
final class DemoWorld implements CloudWorld {
  private static final Region REGION = new Region("us-east-1");

  final DemoCloud cloud = new DemoCloud(SetClock.atNoon(),
      new DemoStock(List.of(REGION), List.of(), List.of(), List.of(), Map.of(), Map.of()));
  private int made;

  @Override
  public Region region() {
    return REGION;
  }

  @Override
  public CloudInventory inventory() {
    return cloud.inventory();
  }

  @Override
  public VolumeId volume(String type, int sizeGiB, Tags tags) {
    Volume volume = new Volume(REGION, new VolumeId(next("vol")), type, sizeGiB, type.equals("gp3") ? 3000 : 0, 0,
        "available", 0, SetClock.NOON, tags);
    cloud.put(volume);
    return volume.id();
  }

  @Override
  public void attach(VolumeId id) {
    Volume free = cloud.volume(id).orElseThrow();
    cloud.put(new Volume(REGION, id, free.type(), free.sizeGiB(), free.iops(), free.throughput(), "in-use", 1,
        free.createdAt(), free.tags()));
  }

  @Override
  public void lose(VolumeId volume) {
    cloud.delete(volume);
  }

  @Override
  public SnapshotId snapshot(VolumeId of, Tags tags) {
    Snapshot snapshot = new Snapshot(REGION, new SnapshotId(next("snap")), of.value(),
        cloud.volume(of).orElseThrow().sizeGiB(), SetClock.NOON, "completed", "standard", "", tags);
    cloud.put(snapshot);
    return snapshot.id();
  }

  @Override
  public void lose(SnapshotId snapshot) {
    cloud.delete(snapshot);
  }

  @Override
  public SnapshotId snapshotOfAnImage() {
    SnapshotId snapshot = snapshot(volume("gp2", 8, Tags.none()), Tags.none());
    cloud.use(snapshot, "image " + next("ami"));
    return snapshot;
  }

  @Override
  public void useInTemplate(SnapshotId... versions) {
    for (int version = 1; version <= versions.length; version++) {
      cloud.use(versions[version - 1], "launch template web version " + version);
    }
  }

  @Override
  public void publish(SnapshotId snapshot) {
    cloud.hold(snapshot, "it is public");
  }

  @Override
  public AllocationId address(Tags tags) {
    AllocationId id = new AllocationId(next("eipalloc"));
    cloud.put(new Address(REGION, id, "203.0.113." + made, false, true, tags));
    return id;
  }

  @Override
  public void associate(AllocationId id) {
    Address free = cloud.address(id).orElseThrow();
    cloud.put(new Address(REGION, id, free.ip(), true, free.amazonOwned(), free.tags()));
  }

  @Override
  public void lose(AllocationId address) {
    cloud.release(address);
  }

  private String next(String prefix) {
    made++;
    return DemoId.of(prefix, "made " + made);
  }
}

package io.opsmate.skills.testkit.cloud;

import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;

/** An empty cloud account that a test furnishes, as its people would, and reads through the port. */
public interface CloudWorld {
  Region region();

  CloudInventory inventory();

  VolumeId volume(String type, int sizeGiB, Tags tags);

  void attach(VolumeId volume);

  /** Somebody else deletes it. */
  void lose(VolumeId volume);

  /** A complete snapshot. */
  SnapshotId snapshot(VolumeId of, Tags tags);

  void lose(SnapshotId snapshot);

  /** A snapshot an image of the account is made of. */
  SnapshotId snapshotOfAnImage();

  /** A launch template with one version for each of these. */
  void useInTemplate(SnapshotId... versions);

  void publish(SnapshotId snapshot);

  AllocationId address(Tags tags);

  void associate(AllocationId address);

  void lose(AllocationId address);
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;

/**
 * Makes a deleted EBS volume again from its final snapshot, as it was: in the same zone, of the same type, size and speed.
 * It gets a new id; what it changes is the volume that is missing.
 *
 * @param volumeId of the volume that was deleted
 * @param iops provisioned operations a second; 0 where the type has none
 * @param throughput provisioned MiB a second; 0 where the type has none
 * @param key ARN of the key it was encrypted with; empty when it was not
 * @param tags as {@link Tags#written}
 */
public record RestoreVolume(String region, String zone, String volumeId, String snapshotId, String type, int sizeGiB,
    int iops, int throughput, boolean encrypted, String key, boolean multiAttach, String tags) implements Action {
  @Override
  public ResourceRef resource() {
    return new ResourceRef("EBS volume", volumeId, region);
  }

  public Region in() {
    return new Region(region);
  }

  public SnapshotId from() {
    return new SnapshotId(snapshotId);
  }

  /** {@code 155 GiB gp3, 3000 IOPS, 125 MiB/s}. */
  String shape() {
    return sizeGiB + " GiB " + type + (iops == 0 ? "" : ", " + iops + " IOPS")
        + (throughput == 0 ? "" : ", " + throughput + " MiB/s") + (encrypted ? ", encrypted" : "");
  }
}

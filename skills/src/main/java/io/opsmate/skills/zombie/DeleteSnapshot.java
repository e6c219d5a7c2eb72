package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.ResourceRef;
import java.time.Instant;

/** Deletes an EBS snapshot. All but the id says which snapshot the approver saw. */
public record DeleteSnapshot(String region, String snapshotId, String volumeId, int sizeGiB, Instant startedAt)
    implements
    Action {
  @Override
  public ResourceRef resource() {
    return new ResourceRef("EBS snapshot", snapshotId, region);
  }
}

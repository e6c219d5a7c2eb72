package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.ResourceRef;
import java.time.Instant;

/**
 * Takes a final snapshot of an EBS volume and then deletes the volume. All but the id says which volume the approver
 * saw.
 */
public record DeleteVolume(String region, String volumeId, String type, int sizeGiB, Instant createdAt)
    implements
    Action {
  @Override
  public ResourceRef resource() {
    return new ResourceRef("EBS volume", volumeId, region);
  }
}

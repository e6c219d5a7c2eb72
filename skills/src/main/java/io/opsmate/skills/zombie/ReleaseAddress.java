package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.ResourceRef;

/** Gives an Elastic IP address back to the cloud. The address says which allocation the approver saw. */
public record ReleaseAddress(String region, String allocationId, String ip) implements Action {
  @Override
  public ResourceRef resource() {
    return new ResourceRef("Elastic IP", allocationId, region);
  }
}

package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Risk;

/** The action of these tests. */
record StopInstance(String instance) implements Action {
  static final ActionType<StopInstance> TYPE = new ActionType<>("ec2.stop-instance", 1, StopInstance.class,
      Risk.REVERSIBLE, "Stops an instance");

  @Override
  public ResourceRef resource() {
    return new ResourceRef("instance", instance, "eu-west-1");
  }
}

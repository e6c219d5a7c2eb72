package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Risk;

/** What takes back {@link StopInstance} in these tests. */
record StartInstance(String instance, String size) implements Action {
  static final ActionType<StartInstance> TYPE = new ActionType<>("ec2.start-instance", 1, StartInstance.class,
      Risk.REVERSIBLE, "Starts an instance");

  @Override
  public ResourceRef resource() {
    return new ResourceRef("instance", instance, "eu-west-1");
  }
}

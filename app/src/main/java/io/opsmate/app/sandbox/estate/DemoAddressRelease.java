package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.zombie.ReleaseAddress;

/** Releases a demo address. */
record DemoAddressRelease(DemoCloud cloud) implements Executor<ReleaseAddress> {
  @Override
  public Execution execute(Approved<ReleaseAddress> approved) {
    ReleaseAddress action = approved.action();
    AllocationId id = new AllocationId(action.allocationId());
    if (cloud.address(id).filter(address -> !address.ip().equals(action.ip())).isPresent()) {
      return Execution.refused("it is another address by now");
    }
    return switch (cloud.release(id)) {
      case DELETED -> Execution.done(released(action));
      case ABSENT -> Execution.refused("it no longer exists");
      case IN_USE -> Execution.refused("it is associated");
    };
  }

  @Override
  public Sighting look(ReleaseAddress action, AttemptId attempt) {
    return cloud.address(new AllocationId(action.allocationId())).isPresent()
        ? new Sighting.NotYet()
        : new Sighting.Happened(released(action));
  }

  private static String released(ReleaseAddress action) {
    return action.ip() + " released";
  }
}

package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.ReleaseAddress;
import java.util.Optional;

/** Releases a demo address. */
record DemoAddressRelease(DemoCloud cloud) implements Executor<ReleaseAddress> {
  @Override
  public Execution execute(Approved<ReleaseAddress> approved) {
    ReleaseAddress action = approved.action();
    return cloud.remove(new AllocationId(action.allocationId()))
        ? Execution.done(action.ip() + " released")
        : Execution.refused("it no longer exists");
  }

  @Override
  public Sighting look(ReleaseAddress action, AttemptId attempt) {
    return cloud.address(new Region(action.region()), new AllocationId(action.allocationId()))
        .equals(Reading.known(Optional.empty()))
            ? new Sighting.Happened(action.ip() + " released")
            : new Sighting.NotYet();
  }
}

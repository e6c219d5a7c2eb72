package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.zombie.DeleteSnapshot;

/** Deletes a demo snapshot. */
record DemoSnapshotDeletion(DemoCloud cloud) implements Executor<DeleteSnapshot> {
  @Override
  public Execution execute(Approved<DeleteSnapshot> approved) {
    return switch (cloud.delete(id(approved.action()))) {
      case DELETED -> Execution.done("deleted; there is no way back");
      case ABSENT -> Execution.refused("it no longer exists");
      case IN_USE -> Execution.refused("an image, a launch template, a share or a lock keeps it");
    };
  }

  @Override
  public Sighting look(DeleteSnapshot action, AttemptId attempt) {
    return cloud.begun(id(action)).isPresent()
        ? new Sighting.NotYet()
        : new Sighting.Happened("deleted; there is no way back");
  }

  private static SnapshotId id(DeleteSnapshot action) {
    return new SnapshotId(action.snapshotId());
  }
}

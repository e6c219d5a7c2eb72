package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;

/** Makes volumes at once in a scripted cloud. */
record ScriptedRestores(ScriptedCloud cloud) implements Executor<RestoreVolume> {
  @Override
  public Execution execute(Approved<RestoreVolume> approved) {
    RestoreVolume action = approved.action();
    cloud.with(new Volume(action.in(), new VolumeId("new-" + action.volumeId()), action.type(), action.sizeGiB(),
        action.iops(), action.throughput(), "available", 0, Estates.NOW, Tags.read(action.tags())));
    return Execution.done("restored as new-" + action.volumeId() + " from " + action.snapshotId());
  }

  @Override
  public Sighting look(RestoreVolume action, AttemptId attempt) {
    return new Sighting.NotYet();
  }
}

package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.KeptVolume;
import io.opsmate.skills.zombie.RestoreVolume;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a demo volume again from its final snapshot, once. */
record DemoVolumeRestore(DemoCloud cloud, InstantSource clock) implements Executor<RestoreVolume> {
  private static final String RESTORES = "opsmate:restores";
  private static final String ATTEMPT = "opsmate:attempt";

  /** What it takes to make this demo volume again: demo regions have one zone, and encrypt nothing. */
  static KeptVolume kept(Volume volume, String snapshot) {
    return new KeptVolume(
        new RestoreVolume(volume.region().name(), volume.region() + "a", volume.id().value(), snapshot,
            volume.type(), volume.sizeGiB(), volume.iops(), volume.throughput(), false, "", false,
            volume.tags().written()));
  }

  @Override
  public Execution execute(Approved<RestoreVolume> approved) {
    RestoreVolume action = approved.action();
    VolumeId id = volumeId(approved.attempt());
    if (cloud.volume(id).isPresent()) {
      return Execution.done(restored(action, id));
    }
    Optional<String> objection = objection(action);
    if (objection.isPresent()) {
      return Execution.refused(objection.get() + "; nothing was restored");
    }
    cloud.put(new Volume(action.in(), id, action.type(), action.sizeGiB(), action.iops(), action.throughput(),
        "available", 0, clock.instant(), tags(action, approved.attempt())));
    return Execution.done(restored(action, id));
  }

  @Override
  public Sighting look(RestoreVolume action, AttemptId attempt) {
    VolumeId id = volumeId(attempt);
    return cloud.volume(id).isPresent() ? new Sighting.Happened(restored(action, id)) : new Sighting.NotYet();
  }

  private Optional<String> objection(RestoreVolume action) {
    String name = "its final snapshot " + action.snapshotId();
    Optional<Snapshot> snapshot = cloud.begun(action.from()).map(one -> one.at(clock.instant()));
    if (snapshot.isEmpty()) {
      return Optional.of(name + " no longer exists");
    }
    if (!snapshot.get().state().equals("completed")) {
      return Optional.of(name + " is in state " + snapshot.get().state());
    }
    return cloud.tagged(action.in(), RESTORES, action.volumeId())
        .map(other -> "it was restored already, as " + other.id());
  }

  private static Tags tags(RestoreVolume action, AttemptId attempt) {
    Map<String, String> tags = new HashMap<>(Tags.read(action.tags()).all());
    tags.put(RESTORES, action.volumeId());
    tags.put(ATTEMPT, attempt.toString());
    return new Tags(tags);
  }

  private static VolumeId volumeId(AttemptId attempt) {
    return new VolumeId(DemoId.of("vol", attempt.toString()));
  }

  private static String restored(RestoreVolume action, VolumeId as) {
    return "restored as " + as + " in " + action.zone() + " from " + action.snapshotId() + ", which is kept";
  }
}

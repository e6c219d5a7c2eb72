package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Receipt;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.DeleteVolume;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Deletes a demo volume the way the real thing is done: final snapshot, wait, delete. */
final class DemoVolumeDeletion implements Executor<DeleteVolume> {
  /** Long enough to watch on the card, short enough not to bore. */
  private static final Duration SNAPSHOT_TAKES = Duration.ofSeconds(6);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final DemoCloud cloud;
  private final InstantSource clock;

  DemoVolumeDeletion(DemoCloud cloud, InstantSource clock) {
    this.cloud = cloud;
    this.clock = clock;
  }

  @Override
  public Execution execute(Approved<DeleteVolume> approved) {
    DeleteVolume action = approved.action();
    return cloud.volume(new VolumeId(action.volumeId()))
        .map(volume -> volume.attachments() > 0
            ? Execution.refused("it is attached")
            : snapshotThenDelete(action, volume, approved.attempt()))
        .orElseGet(() -> Execution.refused("it no longer exists"));
  }

  @Override
  public Sighting look(DeleteVolume action, AttemptId attempt) {
    if (cloud.volume(new VolumeId(action.volumeId())).isPresent()) {
      return new Sighting.NotYet();
    }
    SnapshotId last = snapshotId(attempt);
    return cloud.begun(last).isPresent()
        ? new Sighting.Happened(deleted(last, action), cloud.deleted(new VolumeId(action.volumeId()))
            .map(volume -> receipt(volume, last)))
        : new Sighting.CannotTell("the volume is gone, and this attempt took no final snapshot");
  }

  private Execution snapshotThenDelete(DeleteVolume action, Volume volume, AttemptId attempt) {
    Instant now = clock.instant();
    DemoSnapshot last = cloud.begin(finalSnapshot(volume, attempt, now));
    if (!last.isComplete(now)) {
      return new Execution.Waiting(last.id().value(), now.plus(LOOK_AGAIN),
          "final snapshot " + last.id() + " is being taken, " + last.progress(now) + " % done");
    }
    return switch (cloud.delete(volume.id())) {
      case DELETED -> Execution.done(deleted(last.id(), action), Optional.of(receipt(volume, last.id())));
      case ABSENT -> Execution.refused("it no longer exists; the final snapshot " + last.id() + " is kept");
      case IN_USE -> Execution.refused("it is attached; the final snapshot " + last.id() + " is kept");
    };
  }

  private static Receipt receipt(Volume volume, SnapshotId last) {
    return DemoVolumeRestore.kept(volume, last.value()).receipt();
  }

  private static String deleted(SnapshotId last, DeleteVolume action) {
    return "deleted; final snapshot " + last + " in " + action.region() + " restores it";
  }

  private static DemoSnapshot finalSnapshot(Volume volume, AttemptId attempt, Instant now) {
    Map<String, String> tags = new HashMap<>(volume.tags().all());
    tags.put("opsmate:final-snapshot-of", volume.id().value());
    tags.put("opsmate:attempt", attempt.toString());
    return new DemoSnapshot(
        new Snapshot(volume.region(), snapshotId(attempt), volume.id().value(), volume.sizeGiB(), now,
            "completed", "standard", "Final snapshot of " + volume.id() + " by OpsMate", new Tags(tags)),
        now.plus(SNAPSHOT_TAKES));
  }

  private static SnapshotId snapshotId(AttemptId attempt) {
    return new SnapshotId(DemoId.of("snap", attempt.toString()));
  }
}

package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.DeleteVolume;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    Instant now = clock.instant();
    DemoSnapshot last = cloud.begin(finalSnapshot(action, approved.attempt(), now));
    if (!last.isComplete(now)) {
      return new Execution.Waiting(last.id().value(), now.plus(LOOK_AGAIN),
          "final snapshot " + last.id() + " is being taken, " + last.progress(now) + " % done");
    }
    return cloud.remove(new VolumeId(action.volumeId()))
        ? Execution.done(deleted(last.id()))
        : Execution.refused("it no longer exists; the final snapshot " + last.id() + " is kept");
  }

  @Override
  public Sighting look(DeleteVolume action, AttemptId attempt) {
    SnapshotId id = snapshotId(attempt);
    boolean there = cloud.volume(new Region(action.region()), new VolumeId(action.volumeId()))
        .map(Optional::isPresent)
        .equals(Reading.known(true));
    if (there) {
      return new Sighting.NotYet();
    }
    return cloud.begun(id).isPresent()
        ? new Sighting.Happened(deleted(id))
        : new Sighting.CannotTell("the volume is gone, and this attempt took no final snapshot");
  }

  private static String deleted(SnapshotId last) {
    return "deleted; restore it from the final snapshot " + last;
  }

  private static DemoSnapshot finalSnapshot(DeleteVolume action, AttemptId attempt, Instant now) {
    Tags tags = new Tags(Map.of("opsmate:final-snapshot-of", action.volumeId(), "opsmate:attempt", attempt.toString()));
    return new DemoSnapshot(new Snapshot(new Region(action.region()), snapshotId(attempt), action.volumeId(),
        action.sizeGiB(), now, "completed", "standard", "Final snapshot of " + action.volumeId() + " by OpsMate", tags),
        now.plus(SNAPSHOT_TAKES));
  }

  private static SnapshotId snapshotId(AttemptId attempt) {
    return new SnapshotId(DemoId.of("snap", attempt.toString()));
  }
}

package io.opsmate.skills.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.DeleteSnapshot;
import io.opsmate.skills.zombie.ZombieActions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What deleting a snapshot must do, and not do. */
public interface DeleteSnapshotContract {
  /** A new, empty account for each call. */
  CloudWorld emptyWorld();

  Executor<DeleteSnapshot> deleteSnapshot(CloudWorld world);

  @Test
  default void theSnapshotGoes() {
    CloudWorld world = emptyWorld();
    SnapshotId snapshot = world.snapshot(world.volume("gp2", 8, Tags.none()), Tags.none());
    DeleteSnapshot action = action(world, snapshot);

    assertThat(run(world, action).go().outcome()).isInstanceOf(Outcome.Done.class);
    assertThat(read(world, snapshot)).isEmpty();
  }

  @Test
  default void aSnapshotThatAnImageIsMadeOfStays() {
    CloudWorld world = emptyWorld();
    SnapshotId snapshot = world.snapshotOfAnImage();

    assertThat(run(world, action(world, snapshot)).go().outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(read(world, snapshot)).isPresent();
  }

  @Test
  default void aSnapshotSomebodyElseDeletedIsNotClaimed() {
    CloudWorld world = emptyWorld();
    SnapshotId snapshot = world.snapshot(world.volume("gp2", 8, Tags.none()), Tags.none());
    DeleteSnapshot action = action(world, snapshot);
    world.lose(snapshot);

    assertThat(run(world, action).go().outcome()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  default void aLookTellsThereFromGone() {
    CloudWorld world = emptyWorld();
    SnapshotId snapshot = world.snapshot(world.volume("gp2", 8, Tags.none()), Tags.none());
    DeleteSnapshot action = action(world, snapshot);
    AttemptId attempt = new AttemptId(SequentialIds.number(2));

    assertThat(deleteSnapshot(world).look(action, attempt)).isEqualTo(new Sighting.NotYet());
    world.lose(snapshot);
    assertThat(deleteSnapshot(world).look(action, attempt)).isInstanceOf(Sighting.Happened.class);
  }

  private ApprovedRun<DeleteSnapshot> run(CloudWorld world, DeleteSnapshot action) {
    return ApprovedRun.of(SetClock.atNoon(), ZombieActions.DELETE_SNAPSHOT, deleteSnapshot(world), action);
  }

  private static DeleteSnapshot action(CloudWorld world, SnapshotId id) {
    Snapshot snapshot = read(world, id).orElseThrow();
    return new DeleteSnapshot(world.region().name(), id.value(), snapshot.volume(), snapshot.volumeSizeGiB(),
        snapshot.startedAt());
  }

  private static Optional<Snapshot> read(CloudWorld world, SnapshotId id) {
    return switch (world.inventory().snapshot(world.region(), id)) {
      case Reading.Known<Optional<Snapshot>>(Optional<Snapshot> found) -> found;
      case Reading.Unknown<Optional<Snapshot>>(String because) -> throw new AssertionError(because);
    };
  }
}

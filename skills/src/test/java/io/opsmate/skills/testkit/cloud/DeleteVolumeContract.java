package io.opsmate.skills.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.KeptVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What deleting a volume must do, and not do. */
public interface DeleteVolumeContract {
  /** A new, empty account for each call. */
  CloudWorld emptyWorld();

  Executor<DeleteVolume> deleteVolume(CloudWorld world, InstantSource clock);

  @Test
  default void theVolumeGoesAndItsFinalSnapshotStays() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp3", 155, Tags.of("Name", "db-old"));

    Outcome outcome = ended(run(world, volume));

    Snapshot last = onlySnapshot(world);
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
      assertThat(done.evidence())
          .isEqualTo("deleted; final snapshot " + last.id() + " in " + world.region() + " restores it");
      assertThat(done.receipt().flatMap(KeptVolume::of)).hasValueSatisfying(
          kept -> assertThat(kept.made().snapshotId()).isEqualTo(last.id().value()));
    });
    assertThat(read(world, volume)).isEmpty();
    assertThat(last.volume()).isEqualTo(volume.value());
    assertThat(last.tags().get("opsmate:final-snapshot-of")).contains(volume.value());
    assertThat(last.tags().get("Name")).contains("db-old");
  }

  @Test
  default void anAttachedVolumeStaysAndNoSnapshotIsTaken() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    ApprovedRun<DeleteVolume> run = run(world, volume);
    world.attach(volume);

    assertThat(ended(run)).isInstanceOf(Outcome.Refused.class);
    assertThat(read(world, volume)).isPresent();
    assertThat(snapshots(world)).noneMatch(snapshot -> snapshot.volume().equals(volume.value()));
  }

  @Test
  default void aVolumeSomebodyElseDeletedIsNotClaimed() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    ApprovedRun<DeleteVolume> run = run(world, volume);
    world.lose(volume);

    assertThat(ended(run)).isInstanceOf(Outcome.Refused.class);
    assertThat(snapshots(world)).isEmpty();
  }

  @Test
  default void aLookTellsBeforeFromAfter() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    DeleteVolume action = action(world, volume);
    Executor<DeleteVolume> executor = deleteVolume(world, SetClock.atNoon());
    // The second id of a run: the first names the approval.
    AttemptId attempt = new AttemptId(SequentialIds.number(2));

    assertThat(executor.look(action, attempt)).isEqualTo(new Sighting.NotYet());
    Outcome outcome = ended(run(world, volume));
    // Sees the same receipt, though the volume cannot be read any more.
    assertThat(executor.look(action, attempt)).isInstanceOfSatisfying(Sighting.Happened.class,
        happened -> assertThat(new Outcome.Done(happened.evidence(), happened.receipt())).isEqualTo(outcome));
  }

  @Test
  default void aVolumeGoneWithoutOurFinalSnapshotIsAQuestionForAPerson() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    DeleteVolume action = action(world, volume);
    world.lose(volume);

    assertThat(deleteVolume(world, SetClock.atNoon()).look(action, new AttemptId(SequentialIds.number(2))))
        .isInstanceOf(Sighting.CannotTell.class);
  }

  private ApprovedRun<DeleteVolume> run(CloudWorld world, VolumeId volume) {
    SetClock clock = SetClock.atNoon();
    return ApprovedRun.of(clock, ZombieActions.DELETE_VOLUME, deleteVolume(world, clock), action(world, volume));
  }

  /** However long the snapshot takes. */
  private static Outcome ended(ApprovedRun<DeleteVolume> run) {
    return run.go().after(Duration.ofMinutes(10)).after(Duration.ofMinutes(10)).outcome();
  }

  private static DeleteVolume action(CloudWorld world, VolumeId id) {
    Volume volume = read(world, id).orElseThrow();
    return new DeleteVolume(world.region().name(), id.value(), volume.type(), volume.sizeGiB(), volume.createdAt());
  }

  private static Optional<Volume> read(CloudWorld world, VolumeId id) {
    return switch (world.inventory().volume(world.region(), id)) {
      case Reading.Known<Optional<Volume>>(Optional<Volume> found) ->
          found.filter(one -> !one.state().startsWith("delet"));
      case Reading.Unknown<Optional<Volume>>(String because) -> throw new AssertionError(because);
    };
  }

  private static Snapshot onlySnapshot(CloudWorld world) {
    assertThat(snapshots(world)).hasSize(1);
    return snapshots(world).getFirst();
  }

  private static List<Snapshot> snapshots(CloudWorld world) {
    return switch (world.inventory().snapshots(world.region())) {
      case Reading.Known<List<Snapshot>>(List<Snapshot> all) -> all;
      case Reading.Unknown<List<Snapshot>>(String because) -> throw new AssertionError(because);
    };
  }
}

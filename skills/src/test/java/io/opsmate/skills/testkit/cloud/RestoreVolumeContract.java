package io.opsmate.skills.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.KeptVolume;
import io.opsmate.skills.zombie.RestoreVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What bringing a deleted volume back must do, and not do. Every volume was deleted by the executor of the same estate. */
public interface RestoreVolumeContract {
  /** A new, empty account for each call. */
  CloudWorld emptyWorld();

  Executor<DeleteVolume> deleteVolume(CloudWorld world, InstantSource clock);

  Executor<RestoreVolume> restoreVolume(CloudWorld world, InstantSource clock);

  @Test
  default void theVolumeIsThereAgainAsItWasAndItsSnapshotStays() {
    CloudWorld world = emptyWorld();
    VolumeId first = world.volume("gp3", 155, new Tags(Map.of("Name", "db & co=old", "team", "data")));
    Volume was = volumes(world).getFirst();

    RestoreVolume action = deleted(world, first);
    Outcome outcome = restored(world, action);

    Volume is = onlyVolume(world);
    assertThat(outcome).isEqualTo(new Outcome.Done(
        "restored as " + is.id() + " in " + action.zone() + " from " + action.snapshotId() + ", which is kept"));
    assertThat(List.of(is.type(), is.sizeGiB(), is.iops(), is.throughput(), is.state(), is.attachments()))
        .isEqualTo(List.of(was.type(), was.sizeGiB(), was.iops(), was.throughput(), "available", 0));
    assertThat(is.tags().all()).containsAllEntriesOf(was.tags().all())
        .containsEntry("opsmate:restores", first.value())
        .containsKey("opsmate:attempt");
    assertThat(read(world.inventory().snapshot(world.region(), action.from()))).isPresent();
  }

  @Test
  default void theReceiptSaysWhatItWas() {
    CloudWorld world = emptyWorld();
    VolumeId first = world.volume("gp2", 8, Tags.of("Name", "scratch"));

    RestoreVolume action = deleted(world, first);

    assertThat(List.of(action.region(), action.volumeId(), action.type(), action.sizeGiB(), action.tags()))
        .isEqualTo(List.of(world.region().name(), first.value(), "gp2", 8, "Name=scratch"));
    assertThat(action.zone()).startsWith(world.region().name());
    assertThat(KeptVolume.of(new KeptVolume(action).receipt())).contains(new KeptVolume(action));
  }

  @Test
  default void theSameAttemptMakesOneVolume() {
    CloudWorld world = emptyWorld();
    RestoreVolume action = deleted(world, world.volume("gp2", 8, Tags.none()));

    // Ids of every run begin again, so this is the same attempt twice.
    Outcome first = restored(world, action);
    Outcome second = restored(world, action);

    assertThat(second).isEqualTo(first).isInstanceOf(Outcome.Done.class);
    assertThat(volumes(world)).hasSize(1);
  }

  @Test
  default void whatWasRestoredAlreadyIsNotRestoredTwice() {
    CloudWorld world = emptyWorld();
    VolumeId first = world.volume("gp2", 8, Tags.none());
    RestoreVolume action = deleted(world, first);
    VolumeId other = world.volume("gp2", 8, Tags.of("opsmate:restores", first.value()));

    assertThat(restored(world, action))
        .isEqualTo(new Outcome.Refused("it was restored already, as " + other + "; nothing was restored"));
    assertThat(volumes(world)).hasSize(1);
  }

  @Test
  default void withoutItsSnapshotNothingIsRestored() {
    CloudWorld world = emptyWorld();
    RestoreVolume action = deleted(world, world.volume("gp2", 8, Tags.none()));
    world.lose(new SnapshotId(action.snapshotId()));

    assertThat(restored(world, action)).isEqualTo(new Outcome.Refused(
        "its final snapshot " + action.snapshotId() + " no longer exists; nothing was restored"));
    assertThat(volumes(world)).isEmpty();
  }

  @Test
  default void aLookTellsBeforeFromAfter() {
    CloudWorld world = emptyWorld();
    RestoreVolume action = deleted(world, world.volume("gp2", 8, Tags.none()));
    Executor<RestoreVolume> executor = restoreVolume(world, SetClock.atNoon());
    // The second id of a run: the first names the approval.
    AttemptId attempt = new AttemptId(SequentialIds.number(2));

    assertThat(executor.look(action, attempt)).isEqualTo(new Sighting.NotYet());
    Outcome outcome = restored(world, action);
    assertThat(executor.look(action, attempt)).isEqualTo(new Sighting.Happened(outcome.says()));
    assertThat(executor.look(action, new AttemptId(SequentialIds.number(9)))).isEqualTo(new Sighting.NotYet());
  }

  private RestoreVolume deleted(CloudWorld world, VolumeId id) {
    Volume volume = read(world.inventory().volume(world.region(), id)).orElseThrow();
    SetClock clock = SetClock.atNoon();
    Outcome outcome = ended(ApprovedRun.of(clock, ZombieActions.DELETE_VOLUME, deleteVolume(world, clock),
        new DeleteVolume(world.region().name(), id.value(), volume.type(), volume.sizeGiB(), volume.createdAt())));
    if (outcome instanceof Outcome.Done done) {
      return done.receipt().flatMap(KeptVolume::of).orElseThrow().made();
    }
    throw new AssertionError(outcome.toString());
  }

  private Outcome restored(CloudWorld world, RestoreVolume action) {
    SetClock clock = SetClock.atNoon();
    clock.advance(Duration.ofHours(1));
    return ended(ApprovedRun.of(clock, ZombieActions.RESTORE_VOLUME, restoreVolume(world, clock), action));
  }

  /** However long it takes. */
  private static Outcome ended(ApprovedRun<?> run) {
    return run.go().after(Duration.ofMinutes(10)).after(Duration.ofMinutes(10)).outcome();
  }

  private static Volume onlyVolume(CloudWorld world) {
    assertThat(volumes(world)).hasSize(1);
    return volumes(world).getFirst();
  }

  private static List<Volume> volumes(CloudWorld world) {
    return read(world.inventory().volumes(world.region())).stream()
        .filter(volume -> !volume.state().startsWith("delet"))
        .toList();
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Known<T>(T value) -> value;
      case Reading.Unknown<T>(String because) -> throw new AssertionError(because);
    };
  }
}

package io.opsmate.app.adapter.aws.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.app.adapter.aws.MotoWorld;
import io.opsmate.app.adapter.aws.Sabotage;
import io.opsmate.app.adapter.aws.TestClients;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.DeleteSnapshot;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.ReleaseAddress;
import io.opsmate.skills.zombie.ZombieActions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A crash or a lost answer at every step: nothing is done twice, and what happened is said. */
@ExtendWith(MotoServer.class)
class InterruptedDeletionTest {
  private final MotoWorld world = new MotoWorld();
  private final Sabotage sabotage = new Sabotage();
  private final AwsClients clients = TestClients.of(world.settings(), sabotage);
  private final SetClock clock = SetClock.atNoon();

  @Test
  void aCrashAfterTheSnapshotTakesNoSecondOne() {
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    ApprovedRun<DeleteVolume> run = deletion(volume);
    sabotage.dieAfter("CreateSnapshot");

    assertThatThrownBy(run::go).isInstanceOf(Sabotage.Crash.class);
    assertThat(exists(volume)).isTrue();
    Outcome outcome = run.afterACrash().outcome();

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(times("CreateSnapshot")).isEqualTo(1);
    assertThat(times("DeleteVolume")).isEqualTo(1);
    assertThat(exists(volume)).isFalse();
    assertThat(snapshots()).hasSize(1);
  }

  @Test
  void aCrashAfterTheDeletionIsFoundOutAndNotRepeated() {
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    ApprovedRun<DeleteVolume> run = deletion(volume);
    sabotage.dieAfter("DeleteVolume");

    assertThatThrownBy(run::go).isInstanceOf(Sabotage.Crash.class);
    Outcome outcome = run.afterACrash().outcome();

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
      assertThat(done.evidence())
          .isEqualTo("deleted; final snapshot " + snapshots().getFirst() + " in eu-west-1 restores it");
      assertThat(done.receipt().orElseThrow().facts()).containsEntry("snapshot", snapshots().getFirst())
          .containsEntry("volume", volume.value());
    });
    assertThat(times("DeleteVolume")).isEqualTo(1);
    assertThat(times("CreateSnapshot")).isEqualTo(1);
  }

  @Test
  void aLostAnswerToTheDeletionIsLookedUp() {
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    sabotage.loseAnswerTo("DeleteVolume");

    assertThat(deletion(volume).go().outcome()).isInstanceOf(Outcome.Done.class);
    assertThat(times("DeleteVolume")).isEqualTo(1);
  }

  @Test
  void aLostAnswerToTheSnapshotDeletesNothingAndTakesNoSecondOne() {
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    sabotage.loseAnswerTo("CreateSnapshot");

    Outcome outcome = deletion(volume).go().outcome();

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
        failed -> assertThat(failed.because()).contains("CreateSnapshot in eu-west-1").contains("it is still there"));
    assertThat(times("CreateSnapshot")).isEqualTo(1);
    assertThat(exists(volume)).isTrue();
  }

  @Test
  void aLostAnswerToDeletingASnapshotIsLookedUp() {
    SnapshotId snapshot = world.snapshot(world.volume("gp2", 8, Tags.none()), Tags.none());
    sabotage.loseAnswerTo("DeleteSnapshot");

    Outcome outcome = ApprovedRun.of(clock, ZombieActions.DELETE_SNAPSHOT, new DeleteSnapshotExecutor(clients),
        new DeleteSnapshot("eu-west-1", snapshot.value(), "", 8, SetClock.NOON)).go().outcome();

    assertThat(outcome).isEqualTo(new Outcome.Done("deleted; AWS does not know it any more"));
    assertThat(times("DeleteSnapshot")).isEqualTo(1);
  }

  @Test
  void aLostAnswerToReleasingAnAddressIsLookedUp() {
    AllocationId address = world.address(Tags.none());
    String ip = known(world.inventory().address(world.region(), address)).orElseThrow().ip();
    sabotage.loseAnswerTo("ReleaseAddress");

    Outcome outcome = ApprovedRun.of(clock, ZombieActions.RELEASE_ADDRESS, new ReleaseAddressExecutor(clients),
        new ReleaseAddress("eu-west-1", address.value(), ip)).go().outcome();

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(times("ReleaseAddress")).isEqualTo(1);
  }

  private ApprovedRun<DeleteVolume> deletion(VolumeId volume) {
    return ApprovedRun.of(clock, ZombieActions.DELETE_VOLUME, new DeleteVolumeExecutor(clients, clock),
        new DeleteVolume("eu-west-1", volume.value(), "gp2", 8, SetClock.NOON));
  }

  private int times(String operation) {
    return Collections.frequency(sabotage.happened(), operation);
  }

  private boolean exists(VolumeId volume) {
    return known(world.inventory().volume(world.region(), volume)).isPresent();
  }

  private List<String> snapshots() {
    return known(world.inventory().snapshots(world.region())).stream().map(one -> one.id().value()).toList();
  }

  private static <T> T known(Reading<T> reading) {
    return Optional.of(reading)
        .filter(Reading.Known.class::isInstance)
        .map(known -> ((Reading.Known<T>) known).value())
        .orElseThrow(() -> new AssertionError(reading.toString()));
  }
}

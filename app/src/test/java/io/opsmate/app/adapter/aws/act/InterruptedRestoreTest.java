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
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.RestoreVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A crash or a lost answer while a volume is made again: it is made once, and what happened is said. */
@ExtendWith(MotoServer.class)
class InterruptedRestoreTest {
  private final MotoWorld world = new MotoWorld();
  private final Sabotage sabotage = new Sabotage();
  private final AwsClients clients = TestClients.of(world.settings(), sabotage);
  private final SetClock clock = SetClock.atNoon();

  @Test
  void aCrashAfterTheVolumeWasMadeMakesNoSecondOne() {
    ApprovedRun<RestoreVolume> run = restore();
    sabotage.dieAfter("CreateVolume");

    assertThatThrownBy(run::go).isInstanceOf(Sabotage.Crash.class);
    Outcome outcome = run.afterACrash().after(Duration.ofMinutes(1)).outcome();

    assertRestoredOnce(outcome);
  }

  @Test
  void aLostAnswerIsLookedUpBeforeAnythingIsRepeated() {
    ApprovedRun<RestoreVolume> run = restore();
    sabotage.loseAnswerTo("CreateVolume");

    Outcome outcome = run.go().after(Duration.ofMinutes(1)).after(Duration.ofMinutes(1)).outcome();

    assertRestoredOnce(outcome);
  }

  private void assertRestoredOnce(Outcome outcome) {
    assertThat(volumes()).hasSize(1);
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class,
        done -> assertThat(done.evidence()).startsWith("restored as " + volumes().getFirst().id()));
    assertThat(Collections.frequency(sabotage.happened(), "CreateVolume")).isEqualTo(1);
  }

  private ApprovedRun<RestoreVolume> restore() {
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    SnapshotId snapshot = world.snapshot(volume, Tags.none());
    world.lose(volume);
    return ApprovedRun.of(clock, ZombieActions.RESTORE_VOLUME, new RestoreVolumeExecutor(clients, clock),
        new RestoreVolume("eu-west-1", "eu-west-1a", volume.value(), snapshot.value(), "gp2", 8, 0, 0, false, "", false,
            ""));
  }

  private List<Volume> volumes() {
    return switch (world.inventory().volumes(world.region())) {
      case Reading.Known<List<Volume>>(List<Volume> all) -> all;
      case Reading.Unknown<List<Volume>>(String because) -> throw new AssertionError(because);
    };
  }
}

package io.opsmate.app.walk;

import static io.opsmate.app.walk.Stage.APPROVER;
import static io.opsmate.app.walk.Stage.ASKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9}, once, at the three worst moments: a final snapshot was asked for and its answer is not back; a volume
 * was deleted and the answer is not back; a command was acknowledged and not begun.
 */
@ExtendWith(MotoServer.class)
class KilledTest {
  private static final String SNAPSHOTTING = "C0SNAPSHOTTING";
  private static final String DELETING = "C0DELETING";
  private static final String ASKING = "C0ASKING";

  /** A lease lasts 30 s, and a dead worker's jobs come back after 20 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static @Nullable Stage set;
  private static VolumeId snapshotted = new VolumeId("vol-0");
  private static VolumeId deleted = new VolumeId("vol-0");

  @BeforeAll
  static void killItAtTheWorstMoments(@TempDir Path data) throws IOException {
    Stage stage = Stage.set(data);
    set = stage;
    snapshotted = stage.volume(8, "owner", "snapshotting");
    deleted = stage.volume(9, "owner", "deleting");
    stage.volume(10, "owner", "asking");
    stage.wire.loseAnswer("CreateSnapshot", snapshotted.value());
    stage.wire.loseAnswer("DeleteVolume", deleted.value());

    approve(stage, SNAPSHOTTING, "snapshotting");
    approve(stage, DELETING, "deleting");
    await().atMost(PATIENCE)
        .until(() -> stage.wire.hasLost("CreateSnapshot", snapshotted.value())
            && stage.wire.hasLost("DeleteVolume", deleted.value()));
    stage.wire.loseAnswer("DescribeVolumes", "");
    assertThat(stage.outside().command(ASKER, ASKING, "zombies volumes --owner asking").status()).isEqualTo(200);

    stage.killAndStartAgain();
  }

  @AfterAll
  static void close() {
    if (set != null) {
      set.close();
    }
  }

  @Test
  void theReportOfAnAcknowledgedCommandStillComesOnce() {
    await().atMost(PATIENCE).until(() -> stage().slack.cards(ASKING).size() == 1);

    assertThat(stage().slack.in(ASKING)).filteredOn(one -> one.words().contains("wasted resource")).hasSize(1);
  }

  @Test
  void aFinalSnapshotWhoseAnswerWasLostIsFoundAndNotTakenTwice() {
    Shown card = finished(SNAPSHOTTING);

    assertThat(card.words()).contains("Done", "deleted; final snapshot snap-");
    assertThat(stage().finals(snapshotted)).hasSize(1);
    assertThat(stage().wire.calls("CreateSnapshot", snapshotted.value())).isEqualTo(1);
    assertThat(stage().wire.calls("DeleteVolume", snapshotted.value())).isEqualTo(1);
    assertThat(stage().exists(snapshotted)).isFalse();
  }

  @Test
  void aDeletionWhoseAnswerWasLostIsSeenToHaveHappenedAndNotRepeated() {
    Shown card = finished(DELETING);

    assertThat(card.words()).contains("Done", "deleted; final snapshot snap-");
    assertThat(stage().finals(deleted)).hasSize(1);
    assertThat(stage().wire.calls("CreateSnapshot", deleted.value())).isEqualTo(1);
    assertThat(stage().wire.calls("DeleteVolume", deleted.value())).isEqualTo(1);
    assertThat(stage().exists(deleted)).isFalse();
  }

  @Test
  void theAuditTrailHasNoGap() {
    finished(SNAPSHOTTING);
    finished(DELETING);

    assertThat(KeptAudit.in(stage().app().settings()).check()).startsWith("Intact");
  }

  private static void approve(Stage stage, String channel, String owner) {
    stage.outside().command(ASKER, channel, "zombies volumes --owner " + owner);
    await().atMost(PATIENCE).until(() -> stage.slack.cards(channel).size() == 1);
    stage.outside().press(APPROVER, stage.slack.cards(channel).getFirst(), "approval_approve");
  }

  private static Shown finished(String channel) {
    await().atMost(PATIENCE)
        .until(() -> stage().slack.cards(channel)
            .stream()
            .anyMatch(
                one -> one.words().contains("Saved: ")));
    assertThat(stage().slack.cards(channel)).hasSize(1);
    return stage().slack.cards(channel).getFirst();
  }

  private static Stage stage() {
    return java.util.Objects.requireNonNull(set);
  }
}

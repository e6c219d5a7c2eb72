package io.opsmate.app.walk;

import static io.opsmate.app.walk.Stage.APPROVER;
import static io.opsmate.app.walk.Stage.ASKER;
import static io.opsmate.app.walk.Stage.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.app.walk.Outside.Sent;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The worked walk: a command, a card, the wrong people, the right one, and the volume is gone. */
@ExtendWith(MotoServer.class)
class ZombieWalkTest {
  private static final String OPS = "C0OPS";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  @SuppressWarnings("NullAway.Init") Path data;

  @Test
  void wasteIsShownApprovedBySomebodyElseAndDeletedBehindAFinalSnapshot() throws IOException {
    try (Stage stage = Stage.set(data)) {
      VolumeId kept = stage.volume(10, "keep", "true");
      VolumeId used = stage.volume(20, "Name", "used");
      stage.cloud.attach(used);
      VolumeId waste = stage.cloud.volume("gp3", 155, Tags.none());
      AllocationId address = stage.cloud.address(Tags.none());

      Shown card = asked(stage, waste);
      refused(stage, card);
      approved(stage, card, waste);

      assertThat(stage.exists(waste)).isFalse();
      assertThat(stage.exists(kept)).isTrue();
      assertThat(stage.exists(used)).isTrue();
      assertThat(stage.ec2().describeAddresses().addresses()).anyMatch(
          one -> one.allocationId().equals(address.value()));
      assertThat(stage.finals(waste)).singleElement().satisfies(snapshot -> {
        assertThat(snapshot.volumeId()).isEqualTo(waste.value());
        assertThat(snapshot.tags()).anyMatch(tag -> tag.key().equals("opsmate:attempt"));
      });
    }
  }

  @Test
  void whatWasDeletedComesBackWhenSomebodyAsksAndSomebodyElseApproves() throws IOException {
    try (Stage stage = Stage.set(data)) {
      VolumeId waste = stage.volume(155, "Name", "db-old");
      stage.outside().command(ASKER, OPS, "zombies volumes");
      await().atMost(PATIENCE).until(() -> stage.slack.cards(OPS).size() == 1);
      Shown deletion = stage.slack.cards(OPS).getFirst();
      stage.outside().press(APPROVER, deletion, "approval_approve");
      await().atMost(PATIENCE).until(() -> stage.slack.now(deletion).hasButton("approval_undo"));

      stage.outside().press(ASKER, stage.slack.now(deletion), "approval_undo");
      Shown restore = undoOf(stage, deletion);
      Sent late =
          stage.outside().press(APPROVER, deletion, "approval_undo", deletion.button("approval_details").orElseThrow());
      await().atMost(PATIENCE)
          .untilAsserted(() -> assertThat(stage.slack.told(late.answers())).contains("Undo already asked for"));
      assertThat(stage.exists(waste)).isFalse();

      stage.outside().press(APPROVER, restore, "approval_approve");
      await().atMost(PATIENCE).until(() -> stage.slack.now(restore).words().contains("Costs again: "));
      await().atMost(PATIENCE).until(() -> stage.slack.now(deletion).words().contains("nothing is left to undo"));

      assertThat(stage.ec2().describeVolumes().volumes()).singleElement().satisfies(volume -> {
        assertThat(stage.slack.now(restore).words()).contains("Done: restored as " + volume.volumeId(),
            "Costs again: ");
        assertThat(volume.size()).isEqualTo(155);
        assertThat(volume.tags()).anyMatch(tag -> tag.key().equals("Name") && tag.value().equals("db-old"));
        assertThat(volume.tags())
            .anyMatch(tag -> tag.key().equals("opsmate:restores") && tag.value().equals(waste.value()));
      });
      assertThat(stage.finals(waste)).hasSize(1);
      assertThat(stage.slack.now(deletion).hasButton("approval_undo")).isFalse();
    }
  }

  private static Shown undoOf(Stage stage, Shown deletion) {
    await().atMost(PATIENCE).until(() -> stage.slack.cards(OPS).stream().anyMatch(one -> isRestore(one)));
    Shown restore = stage.slack.cards(OPS).stream().filter(one -> isRestore(one)).findFirst().orElseThrow();
    assertThat(restore.words()).contains("Needs approval", "Costs again", "Undoes “Delete 1 unattached EBS volume”");
    await().atMost(PATIENCE).until(() -> stage.slack.now(deletion).words().contains("Undo asked by"));
    assertThat(stage.slack.now(deletion).hasButton("approval_undo")).isFalse();
    return restore;
  }

  private static boolean isRestore(Shown card) {
    return card.words().contains("Restore 1 volume from its final snapshot");
  }

  private static Shown asked(Stage stage, VolumeId waste) {
    Sent command = stage.outside().command(ASKER, OPS, "zombies");

    assertThat(command.status()).isEqualTo(200);
    assertThat(command.took()).isLessThan(Duration.ofSeconds(3));
    assertThat(command.ack()).contains("\"response_type\":\"ephemeral\"");
    await().atMost(PATIENCE).until(() -> stage.slack.cards(OPS).size() == 2);
    assertThat(stage.slack.cards(OPS)).anySatisfy(one -> assertThat(one.words()).contains(waste.value()));
    Shown card = stage.slack.cards(OPS)
        .stream()
        .filter(one -> one.words().contains(waste.value()))
        .findFirst()
        .orElseThrow();
    assertThat(card.hasButton("approval_approve")).isTrue();
    assertThat(card.words()).contains("155 GiB gp3", "Needs approval", "<@" + ASKER + ">");
    assertThat(stage.slack.in(OPS)).anyMatch(one -> one.words().contains("wasted resource"));
    return card;
  }

  private static void refused(Stage stage, Shown card) {
    Sent own = stage.outside().press(ASKER, card, "approval_approve");
    Sent outsiders = stage.outside().press(OUTSIDER, card, "approval_approve");

    await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(stage.slack.told(own.answers())).contains("Nothing was recorded",
          "somebody else has to approve it");
      assertThat(stage.slack.told(outsiders.answers())).contains("Nothing was recorded", "does not count");
    });
    assertThat(stage.slack.now(card).hasButton("approval_approve")).isTrue();
  }

  private static void approved(Stage stage, Shown card, VolumeId waste) {
    assertThat(stage.outside().press(APPROVER, card, "approval_approve").status()).isEqualTo(200);

    await().atMost(PATIENCE).until(() -> stage.slack.now(card).words().contains("Saved: "));
    Shown done = stage.slack.now(card);
    assertThat(done.edits()).isPositive();
    assertThat(done.hasButton("approval_approve")).isFalse();
    assertThat(done.words()).contains("Done", "by <@" + APPROVER + ">", "<!date^", waste.value(),
        "deleted; final snapshot snap-", "Saved: ");
    assertThat(stage.slack.cards(OPS)).hasSize(2);
    await().atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stage.slack.below(card)).anySatisfy(
            message -> assertThat(message.words()).contains("<@" + ASKER + ">", "Done", "Saved: ")));

    Sent again = stage.outside().press(APPROVER, card, "approval_approve");
    Sent late = stage.outside().press(OUTSIDER, card, "approval_reject");
    await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(stage.slack.told(again.answers())).contains("already approved by you");
      assertThat(stage.slack.told(late.answers())).contains("already approved by <@" + APPROVER + ">");
    });
    assertThat(stage.wire.calls("DeleteVolume", waste.value())).isEqualTo(1);
  }
}

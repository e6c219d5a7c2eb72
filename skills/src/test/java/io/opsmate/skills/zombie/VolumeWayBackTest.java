package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.NOW;
import static io.opsmate.skills.zombie.Estates.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Receipt;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeWayBackTest {
  private static final RestoreVolume RESTORE =
      new RestoreVolume("us-east-1", "us-east-1a", "vol-1", "snap-1", "gp3", 155,
          4000, 250, true, "arn:aws:kms:us-east-1:111122223333:key/k", false,
          new Tags(Map.of("Name", "a b&c=d+%€", "team", "")).written());
  private static final DeleteVolume DELETE = new DeleteVolume("us-east-1", "vol-1", "gp3", 155, NOW);

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final VolumeWayBack way = new VolumeWayBack();

  @Test
  void aReceiptGivesBackTheVolumeItWasMadeFor() {
    Receipt receipt = new KeptVolume(RESTORE).receipt();

    assertThat(way.reverse(DELETE, receipt)).contains(RESTORE);
    assertThat(Tags.read(RESTORE.tags())).isEqualTo(new Tags(Map.of("Name", "a b&c=d+%€", "team", "")));
  }

  @Test
  void theReceiptOfAnotherVolumeGivesNothing() {
    DeleteVolume other = new DeleteVolume("us-east-1", "vol-2", "gp3", 155, NOW);
    DeleteVolume elsewhere = new DeleteVolume("eu-west-1", "vol-1", "gp3", 155, NOW);

    assertThat(way.reverse(other, new KeptVolume(RESTORE).receipt())).isEmpty();
    assertThat(way.reverse(elsewhere, new KeptVolume(RESTORE).receipt())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "zone", "volume", "snapshot", "type", "size", "iops", "throughput", "encrypted",
    "key", "multi-attach", "tags"})
  void aReceiptThatLacksAnythingGivesNothing(String field) {
    Map<String, String> facts = new HashMap<>(new KeptVolume(RESTORE).receipt().facts());
    facts.remove(field);

    assertThat(way.reverse(DELETE, Receipt.of(KeptVolume.KIND, facts))).isEmpty();
  }

  @Test
  void aStrangeReceiptGivesNothing() {
    Map<String, String> facts = new HashMap<>(new KeptVolume(RESTORE).receipt().facts());

    assertThat(way.reverse(DELETE, Receipt.of("ebs.final-snapshot/2", facts))).isEmpty();
    facts.put("more", "1");
    assertThat(way.reverse(DELETE, Receipt.of(KeptVolume.KIND, facts))).isEmpty();
    facts.remove("more");
    facts.put("size", "large");
    assertThat(way.reverse(DELETE, Receipt.of(KeptVolume.KIND, facts))).isEmpty();
    facts.put("size", "155");
    facts.put("tags", "no tag at all");
    assertThat(way.reverse(DELETE, Receipt.of(KeptVolume.KIND, facts))).isEmpty();
  }

  @Test
  void theEvidenceSaysWhatComesBack() {
    assertThat(way.evidence(RESTORE))
        .isEqualTo("from snap-1; 155 GiB gp3, 4000 IOPS, 250 MiB/s, encrypted; in us-east-1a");
  }

  @Test
  void aWholeSnapshotOfAMissingVolumeCanBeRestored() {
    cloud.with(last(155, "vol-1", "completed", "standard"));

    assertThat(check()).isInstanceOf(Recheck.Result.StillTrue.class);
  }

  @Test
  void withoutItsSnapshotThereIsNoWayBack() {
    assertThat(check()).isEqualTo(new Recheck.Result.Over("its final snapshot snap-1 no longer exists"));
  }

  @Test
  void aVolumeThatIsThereAgainIsNotMadeTwice() {
    cloud.with(last(155, "vol-1", "completed", "standard")).with(Estates.volume("vol-1", 155));

    assertThat(check()).isEqualTo(new Recheck.Result.Changed("vol-1 itself is there again"));
  }

  @Test
  void aVolumeThatIsStillGoingCountsAsMissing() {
    cloud.with(last(155, "vol-1", "completed", "standard")).with(Estates.in("deleting", Estates.volume("vol-1", 155)));

    assertThat(check()).isInstanceOf(Recheck.Result.StillTrue.class);
  }

  @Test
  void aSnapshotOfSomethingElseIsNotUsed() {
    cloud.with(last(155, "vol-2", "completed", "standard"));
    assertThat(check()).isInstanceOf(Recheck.Result.Over.class);

    cloud.with(last(156, "vol-1", "completed", "standard"));
    assertThat(check()).isInstanceOf(Recheck.Result.Over.class);
  }

  @Test
  void anUnfinishedOrArchivedSnapshotHasToWait() {
    cloud.with(last(155, "vol-1", "pending", "standard"));
    assertThat(check()).isEqualTo(new Recheck.Result.Changed("its final snapshot snap-1 is in state pending"));

    cloud.with(last(155, "vol-1", "completed", "archive"));
    assertThat(check()).isInstanceOf(Recheck.Result.Changed.class);
  }

  @Test
  void whatCannotBeReadIsNotRestored() {
    cloud.with(last(155, "vol-1", "completed", "standard")).failing("volume vol-1", "AWS timed out");
    assertThat(check()).isEqualTo(new Recheck.Result.CannotTell("AWS timed out"));

    ScriptedCloud other = new ScriptedCloud().failing("snapshot snap-1", "AWS timed out");
    assertThat(new RestoreCheck(other).check(RESTORE, NOW)).isEqualTo(new Recheck.Result.CannotTell("AWS timed out"));
  }

  private Recheck.Result check() {
    return new RestoreCheck(cloud).check(RESTORE, NOW);
  }

  private static Snapshot last(int sizeGiB, String of, String state, String tier) {
    return new Snapshot(VIRGINIA, new SnapshotId("snap-1"), of, sizeGiB, NOW, state, tier, "", Tags.none());
  }
}

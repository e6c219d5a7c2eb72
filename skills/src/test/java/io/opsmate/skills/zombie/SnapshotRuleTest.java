package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.NOW;
import static io.opsmate.skills.zombie.Estates.aged;
import static io.opsmate.skills.zombie.Estates.described;
import static io.opsmate.skills.zombie.Estates.in;
import static io.opsmate.skills.zombie.Estates.snapshot;
import static io.opsmate.skills.zombie.Estates.tagged;
import static io.opsmate.skills.zombie.Estates.tiered;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotRuleTest {
  private static final Reading<SnapshotUses> UNUSED = Reading.known(new SnapshotUses(Map.of()));

  @Test
  void anOldSnapshotIsWasteWithItsEvidence() {
    assertThat(judge(snapshot("snap-1", 100))).isEqualTo(
        new Verdict.Waste("100 GiB; 212 d old; owner web; of vol-gone; no image or template needs it"));
  }

  @Test
  void theArchiveTierAndOurOwnFinalSnapshotsAreNamed() {
    Snapshot ours = tagged(snapshot("snap-1", 8), Tags.of(SnapshotRule.FINAL_SNAPSHOT, "vol-9"));

    assertThat(judge(tiered("archive", ours))).asString()
        .contains("8 GiB; 212 d old; archive tier; no owner tag; OpsMate's final snapshot of vol-9");
  }

  @Test
  void thirtyDaysAreReachedAtTheirVeryMoment() {
    Duration thirty = Duration.ofDays(30);

    assertThat(judge(aged(thirty.minusSeconds(1), snapshot("snap-1", 1)))).isInstanceOf(Verdict.TooYoung.class);
    assertThat(judge(aged(thirty, snapshot("snap-1", 1)))).isInstanceOf(Verdict.Waste.class);
  }

  @Test
  void ourOwnFinalSnapshotsAreKeptThirtyDaysWhateverIsAsked() {
    Snapshot ours = tagged(snapshot("snap-1", 8), Tags.of(SnapshotRule.FINAL_SNAPSHOT, "vol-9"));

    assertThat(SnapshotRule.judge(aged(Duration.ofDays(29), ours), UNUSED, Duration.ZERO, NOW)).isInstanceOf(
        Verdict.TooYoung.class);
  }

  @Test
  void aLeastAgeCanBeRaisedNotLowered() {
    Snapshot forty = aged(Duration.ofDays(40), snapshot("snap-1", 1));
    Snapshot ten = aged(Duration.ofDays(10), snapshot("snap-1", 1));

    assertThat(SnapshotRule.judge(forty, UNUSED, Duration.ofDays(90), NOW)).isInstanceOf(Verdict.TooYoung.class);
    assertThat(SnapshotRule.judge(ten, UNUSED, Duration.ofDays(7), NOW)).isInstanceOf(Verdict.TooYoung.class);
  }

  @Test
  void whatAnImageNeedsIsInUse() {
    Reading<SnapshotUses> uses = Reading.known(
        new SnapshotUses(Map.of(new SnapshotId("snap-1"), "image ami-9 (disabled)")));

    assertThat(SnapshotRule.judge(snapshot("snap-1", 1), uses, SnapshotRule.LEAST_AGE, NOW)).isEqualTo(
        new Verdict.InUse("image ami-9 (disabled) needs it"));
  }

  @Test
  void withoutKnowingTheImagesNothingIsWaste() {
    Verdict verdict =
        SnapshotRule.judge(snapshot("snap-1", 1), Reading.unknown("throttled"), SnapshotRule.LEAST_AGE, NOW);

    assertThat(verdict).isEqualTo(new Verdict.Unknown("what needs it could not be read: throttled"));
  }

  @Test
  void sharedOrLockedIsProtectedAndUnknownIsNotWaste() {
    Verdict candidate = judge(snapshot("snap-1", 1));

    assertThat(SnapshotRule.judge(candidate, Reading.known(Optional.of("it is public")))).isEqualTo(
        new Verdict.Protected("it is public"));
    assertThat(SnapshotRule.judge(candidate, Reading.known(Optional.empty()))).isEqualTo(candidate);
    assertThat(SnapshotRule.judge(candidate, Reading.unknown("denied"))).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void aFreeHoldTurnsNothingElseIntoWaste() {
    Verdict young = judge(aged(Duration.ofDays(1), snapshot("snap-1", 1)));

    assertThat(SnapshotRule.judge(young, Reading.known(Optional.empty()))).isEqualTo(young);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "error", "recoverable", "recovering"})
  void onlyACompletedSnapshotIsWaste(String state) {
    assertThat(judge(in(state, snapshot("snap-1", 1)))).isInstanceOf(Verdict.Protected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Created for policy: policy-0abc schedule: Daily",
    "This snapshot is created by the AWS Backup service.", "rds:main-2026-01-01"})
  void whatAServiceMadeIsProtectedEvenWithoutItsTags(String description) {
    assertThat(judge(described(description, snapshot("snap-1", 1)))).isInstanceOf(Verdict.Protected.class);
  }

  @Test
  void aTagProtects() {
    assertThat(judge(tagged(snapshot("snap-1", 1), Tags.of("aws:dlm:lifecycle-policy-id", "policy-1")))).isInstanceOf(
        Verdict.Protected.class);
  }

  private static Verdict judge(Snapshot snapshot) {
    return SnapshotRule.judge(snapshot, UNUSED, SnapshotRule.LEAST_AGE, NOW);
  }
}

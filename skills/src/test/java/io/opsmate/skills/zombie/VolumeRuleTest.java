package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.NOW;
import static io.opsmate.skills.zombie.Estates.aged;
import static io.opsmate.skills.zombie.Estates.attached;
import static io.opsmate.skills.zombie.Estates.in;
import static io.opsmate.skills.zombie.Estates.tagged;
import static io.opsmate.skills.zombie.Estates.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeRuleTest {
  private static final Duration ANY_AGE = Duration.ZERO;

  @Test
  void anUnattachedVolumeIsWasteWithItsEvidence() {
    assertThat(judge(volume("vol-1", 100))).isEqualTo(
        new Verdict.Waste("Unattached; 100 GiB gp3; created 42 d ago; owner data-team"));
  }

  @Test
  void aYoungVolumeIsWasteButPlainlyMarked() {
    assertThat(judge(aged(Duration.ofMinutes(3), volume("vol-1", 100)))).isEqualTo(
        new Verdict.Waste("Unattached; 100 GiB gp3; created ONLY 3 min ago; owner data-team"));
  }

  @Test
  void oneDayOldIsNotMarkedAnyMore() {
    assertThat(judge(aged(Duration.ofHours(24), volume("vol-1", 1)))).asString().contains("created 1 d ago");
  }

  @Test
  void aVolumeFromTheFutureIsNoYoungerThanNow() {
    assertThat(judge(aged(Duration.ofMinutes(-5), volume("vol-1", 1)))).asString().contains("ONLY 0 min ago");
  }

  @Test
  void extraIopsAreEvidence() {
    assertThat(judge(Estates.typed("io2", 500, 6000, 0))).asString().contains("500 GiB io2 with 6000 IOPS");
    assertThat(judge(Estates.typed("gp3", 500, 6000, 125))).asString().contains("500 GiB gp3 with 6000 IOPS");
  }

  @Test
  void aKubernetesClaimIsNamed() {
    Tags tags = Tags.of("kubernetes.io/created-for/pvc/name", "pg-0");

    assertThat(judge(tagged(volume("vol-1", 1), tags))).asString()
        .contains("no owner tag; made for Kubernetes claim pg-0");
  }

  @Test
  void evidenceIsNeverLongerThanTheCardShows() {
    Tags tags = new Tags(Map.of("owner", "x".repeat(256), "kubernetes.io/created-for/pvc/name", "y".repeat(256)));

    assertThat(judge(tagged(volume("vol-1", 1), tags))).isInstanceOfSatisfying(Verdict.Waste.class,
        waste -> assertThat(waste.evidence()).hasSize(150).startsWith("Unattached; 1 GiB gp3; created 42 d ago"));
  }

  @Test
  void anAttachedVolumeIsInUse() {
    assertThat(judge(attached(volume("vol-1", 1)))).isInstanceOf(Verdict.InUse.class);
  }

  @Test
  void anAttachmentCountsWhateverTheStateSays() {
    Volume volume = attached(volume("vol-1", 1));
    Volume strange = new Volume(volume.region(), volume.id(), "gp3", 1, 0, 0, "available", 1, volume.createdAt(),
        Tags.none());

    assertThat(judge(strange)).isInstanceOf(Verdict.InUse.class);
    assertThat(judge(in("in-use", volume("vol-1", 1)))).isInstanceOf(Verdict.InUse.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "deleting", "deleted", "error", "a state of tomorrow"})
  void onlyAnAvailableVolumeIsWaste(String state) {
    assertThat(judge(in(state, volume("vol-1", 1)))).isInstanceOf(Verdict.Protected.class);
  }

  @Test
  void aTagProtects() {
    assertThat(judge(tagged(volume("vol-1", 1), Tags.of("keep", "true")))).isEqualTo(
        new Verdict.Protected("it is tagged keep=true"));
  }

  @Test
  void theLeastAgeIsReachedAtItsVeryMoment() {
    Duration week = Duration.ofDays(7);

    assertThat(VolumeRule.judge(aged(week.minusSeconds(1), volume("vol-1", 1)), week, NOW)).isInstanceOf(
        Verdict.TooYoung.class);
    assertThat(VolumeRule.judge(aged(week, volume("vol-1", 1)), week, NOW)).isInstanceOf(Verdict.Waste.class);
  }

  private static Verdict judge(Volume volume) {
    return VolumeRule.judge(volume, ANY_AGE, NOW);
  }
}

package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.IRELAND;
import static io.opsmate.skills.zombie.Estates.NOW;
import static io.opsmate.skills.zombie.Estates.VIRGINIA;
import static io.opsmate.skills.zombie.Estates.address;
import static io.opsmate.skills.zombie.Estates.aged;
import static io.opsmate.skills.zombie.Estates.attached;
import static io.opsmate.skills.zombie.Estates.in;
import static io.opsmate.skills.zombie.Estates.snapshot;
import static io.opsmate.skills.zombie.Estates.tagged;
import static io.opsmate.skills.zombie.Estates.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZombieScanTest {
  private final ScriptedCloud cloud = new ScriptedCloud();

  @Test
  void everyKindInEveryRegionIsFoundTheDearestFirst() {
    cloud.regions(VIRGINIA, IRELAND)
        .with(volume("vol-small", 10), volume("vol-large", 155), attached(volume("vol-used", 1000)),
            in(IRELAND, volume("vol-irish", 100)))
        .with(snapshot("snap-1", 100))
        .with(address("eipalloc-1"));

    Findings found = scan(Map.of());

    assertThat(refs(found)).containsExactly("ebs-volume:us-east-1:vol-large", "ebs-volume:eu-west-1:vol-irish",
        "ebs-snapshot:us-east-1:snap-1", "elastic-ip:us-east-1:eipalloc-1", "ebs-volume:us-east-1:vol-small");
    assertThat(found.waste().getFirst().item().saves().shown()).isEqualTo("$12.40/mo");
    assertThat(found.verdicts()).isEqualTo(Map.of(Verdict.Word.WASTE, 5, Verdict.Word.IN_USE, 1));
    assertThat(found.gaps()).isEmpty();
  }

  @Test
  void aScanSaysHowManyRegionsAreDone() {
    cloud.regions(VIRGINIA, IRELAND).with(volume("vol-1", 10));
    List<String> said = new CopyOnWriteArrayList<>();

    scanned(new Progress() {
      @Override
      public void say(String doing, int done, int all) {
        said.add(doing + " " + done + "/" + all);
      }

      @Override
      public boolean isCancelled() {
        return false;
      }

      @Override
      public void first(Reply.ToChannel answer) {}
    });

    assertThat(said).first().isEqualTo("Asking which regions there are 0/0");
    assertThat(said).anyMatch(one -> one.startsWith("Reading volumes in us-east-1 "));
    assertThat(said.getLast()).endsWith(" 2/2");
  }

  @Test
  void aCancelledScanReadsNoMoreAndSaysWhatItDidNotRead() {
    cloud.regions(VIRGINIA).with(volume("vol-1", 10));

    ZombieScan.Result result = scanned(new Progress() {
      @Override
      public void say(String doing, int done, int all) {}

      @Override
      public boolean isCancelled() {
        return true;
      }

      @Override
      public void first(Reply.ToChannel answer) {}
    });

    assertThat(result).isInstanceOfSatisfying(ZombieScan.Result.Scanned.class, scanned -> {
      assertThat(scanned.findings().waste()).isEmpty();
      assertThat(scanned.findings().gaps())
          .contains("The volumes in us-east-1 were not read, because the scan was cancelled.");
    });
  }

  private ZombieScan.Result scanned(Progress progress) {
    return new ZombieScan(cloud, new Appraisal(new Pricing(Estates.PRICES)))
        .scan(Question.of(new Arguments(Map.of())), NOW, progress);
  }

  @Test
  void whatHasNoPriceComesLastAndIsNotForgotten() {
    cloud.regions(VIRGINIA, new Region("eu-south-2"))
        .with(in(new Region("eu-south-2"), volume("vol-dear", 10_000)), volume("vol-cheap", 1));

    assertThat(refs(scan(Map.of()))).containsExactly("ebs-volume:us-east-1:vol-cheap",
        "ebs-volume:eu-south-2:vol-dear");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      volumes us-east-1   | Volumes in us-east-1 could not be read: throttled.     | ebs-volume
      snapshots us-east-1 | Snapshots in us-east-1 could not be read: throttled.   | ebs-snapshot
      addresses us-east-1 | Elastic IPs in us-east-1 could not be read: throttled. | elastic-ip
      """)
  void aSourceThatFailsIsAGapAndBlocksOnlyItself(String source, String gap, String missing) {
    cloud.with(volume("vol-1", 1)).with(snapshot("snap-1", 1)).with(address("eipalloc-1")).failing(source, "throttled");

    Findings found = scan(Map.of());

    assertThat(found.gaps()).containsExactly(gap);
    assertThat(refs(found)).hasSize(2).noneMatch(ref -> ref.startsWith(missing));
  }

  @Test
  void withoutKnowingWhatNeedsThemNoSnapshotOfTheRegionIsWaste() {
    cloud.regions(VIRGINIA, IRELAND)
        .with(snapshot("snap-1", 1), snapshot("snap-2", 1), aged(Duration.ofDays(3), snapshot("snap-young", 1)))
        .with(volume("vol-1", 1))
        .failing("uses us-east-1", "denied.");

    Findings found = scan(Map.of());

    assertThat(refs(found)).containsExactly("ebs-volume:us-east-1:vol-1");
    assertThat(found.gaps()).containsExactly("2 old snapshots in us-east-1 could not be judged and so were left alone: "
        + "what needs it could not be read: denied.");
  }

  @Test
  void aHoldThatCannotBeReadBlocksThatSnapshotOnly() {
    cloud.with(snapshot("snap-1", 1), snapshot("snap-2", 1)).failing("hold snap-1", "timed out");

    Findings found = scan(Map.of());

    assertThat(refs(found)).containsExactly("ebs-snapshot:us-east-1:snap-2");
    assertThat(found.gaps()).singleElement().asString().startsWith("1 old snapshot in us-east-1 could not be judged");
  }

  @Test
  void onlyCandidatesAreAskedAboutSharingAndLocks() {
    cloud.with(snapshot("snap-1", 1), snapshot("snap-used", 1), aged(Duration.ofDays(3), snapshot("snap-young", 1)))
        .used("snap-used", "image ami-1")
        .held("snap-1", "it is public");

    assertThat(refs(scan(Map.of()))).isEmpty();
    assertThat(cloud.wasAsked("hold snap-1")).isTrue();
    assertThat(cloud.wasAsked("hold snap-used")).isFalse();
    assertThat(cloud.wasAsked("hold snap-young")).isFalse();
  }

  @Test
  void withoutTheListOfRegionsNothingIsSaidToBeFine() {
    Findings found = scan(cloud.failing("regions", "no credentials"), Map.of());

    assertThat(found.gaps()).containsExactly(
        "Nothing was looked at, because the list of regions could not be read: no credentials.");
    assertThat(found.lookedAt()).isZero();
  }

  @Test
  void oneKindReadsNothingElse() {
    cloud.with(volume("vol-1", 1)).with(address("eipalloc-1"));

    assertThat(refs(scan(Map.of("kind", "addresses")))).containsExactly("elastic-ip:us-east-1:eipalloc-1");
    assertThat(cloud.wasAsked("volumes us-east-1")).isFalse();
    assertThat(cloud.wasAsked("snapshots us-east-1")).isFalse();
  }

  @Test
  void oneRegionReadsNoOther() {
    cloud.regions(VIRGINIA, IRELAND).with(volume("vol-1", 1), in(IRELAND, volume("vol-irish", 1)));

    assertThat(refs(scan(Map.of("region", "eu-west-1")))).containsExactly("ebs-volume:eu-west-1:vol-irish");
    assertThat(cloud.wasAsked("volumes us-east-1")).isFalse();
  }

  @Test
  void aRegionOneMayNotLookAtIsRefused() {
    assertThat(result(Map.of("region", "mars-1"))).isEqualTo(
        new ZombieScan.Result.NoSuchRegion(new Region("mars-1"), List.of(VIRGINIA)));
  }

  @Test
  void aLeastAgeLeavesAddressesOutAndSaysSo() {
    cloud.with(volume("vol-old", 1), aged(Duration.ofDays(3), volume("vol-young", 1)))
        .with(aged(Duration.ofDays(31), snapshot("snap-1", 1)))
        .with(address("eipalloc-1"));

    Findings found = scan(Map.of("min-age", "7d"));

    assertThat(refs(found)).containsExactlyInAnyOrder("ebs-volume:us-east-1:vol-old", "ebs-snapshot:us-east-1:snap-1");
    assertThat(found.gaps()).singleElement().asString().contains("Elastic IPs were left out");
  }

  @Test
  void anOwnerIsMatchedWhateverTheCaseAndTheTag() {
    cloud.with(volume("vol-data", 1), tagged(volume("vol-web", 1), Tags.of("Contact", "Web")),
        tagged(volume("vol-nobody", 1), Tags.none())).with(address("eipalloc-web"));

    assertThat(refs(scan(Map.of("owner", "WEB")))).containsExactly("elastic-ip:us-east-1:eipalloc-web",
        "ebs-volume:us-east-1:vol-web");
  }

  @Test
  void whatWasAskedCanBeAskedAgain() {
    assertThat(Question.of(new Arguments(Map.of("kind", "volumes", "min-age", "36h", "owner", "data team"))).typed())
        .isEqualTo("zombies volumes --min-age 36h --owner \"data team\"");
    assertThat(Question.of(Arguments.none()).typed()).isEqualTo("zombies");
  }

  private Findings scan(Map<String, String> arguments) {
    return scan(cloud, arguments);
  }

  private static Findings scan(ScriptedCloud cloud, Map<String, String> arguments) {
    return switch (result(cloud, arguments)) {
      case ZombieScan.Result.Scanned(Findings findings) -> findings;
      case ZombieScan.Result.NoSuchRegion no -> throw new AssertionError(no);
    };
  }

  private ZombieScan.Result result(Map<String, String> arguments) {
    return result(cloud, arguments);
  }

  private static ZombieScan.Result result(ScriptedCloud cloud, Map<String, String> arguments) {
    return new ZombieScan(cloud, new Appraisal(new Pricing(Estates.PRICES))).scan(
        Question.of(new Arguments(arguments)), NOW, Progress.UNWATCHED);
  }

  private static List<String> refs(Findings found) {
    return found.waste().stream().map(finding -> finding.ref().toString()).toList();
  }
}

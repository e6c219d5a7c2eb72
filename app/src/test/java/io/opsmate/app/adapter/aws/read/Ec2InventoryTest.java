package io.opsmate.app.adapter.aws.read;

import static io.opsmate.app.adapter.aws.Ec2Stub.answer;
import static io.opsmate.app.adapter.aws.Ec2Stub.error;
import static io.opsmate.app.adapter.aws.TestClients.IRELAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.AwsSettings;
import io.opsmate.app.adapter.aws.Ec2Stub;
import io.opsmate.app.adapter.aws.TestClients;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the emulator cannot show: pages, faults, strange answers, locks. */
class Ec2InventoryTest {
  private static final SnapshotId SNAPSHOT = new SnapshotId("snap-1");

  private static final Ec2Stub aws = new Ec2Stub();

  private final AwsClients clients = TestClients.at(aws.endpoint());
  private final Ec2Inventory inventory = new Ec2Inventory(clients);

  @AfterEach
  void forget() {
    clients.close();
    aws.forget();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void pagesAreFollowedToTheEnd() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", volumes(volume("vol-1", "8")) + "<nextToken>p2</nextToken>"));
    aws.on("DescribeVolumes", "NextToken=p2", answer("DescribeVolumes", volumes(volume("vol-2", "9"))));

    assertThat(known(inventory.volumes(IRELAND))).extracting(Volume::id)
        .containsExactly(new VolumeId("vol-1"), new VolumeId("vol-2"));
  }

  @Test
  void aListThatGoesRoundInCirclesIsUnknown() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", "<nextToken>again</nextToken>"));

    assertThat(unknown(inventory.volumes(IRELAND)))
        .isEqualTo("AWS answered DescribeVolumes in eu-west-1 with a list that never ends, so the answer was not used");
  }

  @Test
  void aPageThatFailsMakesTheWholeListUnknown() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", volumes(volume("vol-1", "8")) + "<nextToken>p2</nextToken>"));
    aws.on("DescribeVolumes", "NextToken=p2", error(403, "UnauthorizedOperation", "You are not authorized"));

    assertThat(unknown(inventory.volumes(IRELAND)))
        .startsWith("AWS refused DescribeVolumes in eu-west-1 (UnauthorizedOperation): "
            + "add ec2:DescribeVolumes to the read role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<size>8</size><status>available</status><createTime>2026-01-01T00:00:00.000Z</createTime>",
    "<volumeId>vol-1</volumeId><status>available</status><createTime>2026-01-01T00:00:00.000Z</createTime>",
    "<volumeId>vol-1</volumeId><size>8</size><createTime>2026-01-01T00:00:00.000Z</createTime>",
    "<volumeId>vol-1</volumeId><size>8</size><status>available</status>"})
  void aVolumeWithoutWhatItMustHaveMakesTheListUnknown(String broken) {
    aws.on("DescribeVolumes", answer("DescribeVolumes",
        volumes(volume("vol-0", "8") + "<item>" + broken + "<volumeType>gp3</volumeType></item>")));

    assertThat(unknown(inventory.volumes(IRELAND))).contains("volume")
        .contains("that has no")
        .endsWith("so the answer was not used");
  }

  @Test
  void somethingElseThanXmlIsUnknown() {
    aws.on("DescribeAddresses", answer("DescribeAddresses", "").withBody("<html>sign in"));

    assertThat(unknown(inventory.addresses(IRELAND))).contains("DescribeAddresses in eu-west-1");
  }

  @Test
  void throttlingIsWaitedOut() {
    aws.inTurn("DescribeVolumes", error(503, "RequestLimitExceeded", "Request limit exceeded."),
        error(503, "RequestLimitExceeded", "Request limit exceeded."),
        answer("DescribeVolumes", volumes(volume("vol-1", "8"))));

    assertThat(known(inventory.volumes(IRELAND))).hasSize(1);
    assertThat(aws.asked("DescribeVolumes")).isEqualTo(3);
  }

  @Test
  void throttlingWithoutEndIsUnknown() {
    aws.on("DescribeVolumes", error(503, "RequestLimitExceeded", "Request limit exceeded."));

    assertThat(unknown(inventory.volumes(IRELAND))).isEqualTo(
        "AWS throttled DescribeVolumes in eu-west-1 (RequestLimitExceeded); try again in a minute");
    assertThat(aws.asked("DescribeVolumes")).isEqualTo(6);
  }

  @Test
  void aFailingAwsIsAskedAgainAndThenUnknown() {
    aws.inTurn("DescribeAddresses", error(500, "InternalError", "An internal error has occurred"),
        answer("DescribeAddresses", "<addressesSet/>"));
    aws.on("DescribeSnapshots", error(503, "Unavailable", "The service is unavailable"));

    assertThat(known(inventory.addresses(IRELAND))).isEmpty();
    assertThat(unknown(inventory.snapshots(IRELAND)))
        .isEqualTo("AWS failed at DescribeSnapshots in eu-west-1 (Unavailable, HTTP 503)");
  }

  @Test
  void silenceOnASingleReadEndsInTimeForALease() {
    aws.silentOn("DescribeVolumes");

    long before = System.nanoTime();
    String because = unknown(inventory.volume(IRELAND, new VolumeId("vol-1")));

    assertThat(because).isEqualTo("AWS did not answer DescribeVolumes in eu-west-1 in time");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void nobodyThereIsUnknown() {
    try (AwsClients nowhere = TestClients.at(URI.create("http://127.0.0.1:1"))) {
      assertThat(unknown(new Ec2Inventory(nowhere).addresses(IRELAND)))
          .isEqualTo("AWS could not be reached for DescribeAddresses in eu-west-1 (ConnectException)");
    }
  }

  @ParameterizedTest
  @CsvSource({"401, AuthFailure, switched on", "400, OptInRequired, switched on",
    "400, RequestExpired, renew", "403, SignatureDoesNotMatch, renew"})
  void whatIsWrongWithTheAccountIsSaid(int status, String code, String hint) {
    aws.on("DescribeVolumes", error(status, code, "no"));

    assertThat(unknown(inventory.volumes(new Region("me-south-1")))).contains("DescribeVolumes in me-south-1")
        .contains(code)
        .contains(hint);
  }

  @Test
  void awsOwnWordsStayShortAndPlain() {
    aws.on("DescribeVolumes", error(400, "InvalidParameterValue", "bad\n\tthing " + "x".repeat(500)));

    assertThat(unknown(inventory.volumes(IRELAND))).startsWith(
        "AWS rejected DescribeVolumes in eu-west-1 (InvalidParameterValue): bad thing xxx").hasSizeLessThan(300);
  }

  @Test
  void anAnswerThatLeavesOutTheVolumeDoesNotMeanItIsGone() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", volumes("")));
    aws.on("DescribeSnapshots", answer("DescribeSnapshots", "<snapshotSet/>"));
    aws.on("DescribeAddresses", answer("DescribeAddresses", "<addressesSet/>"));

    assertThat(unknown(inventory.volume(IRELAND, new VolumeId("vol-1")))).contains("neither vol-1 nor that it is gone");
    assertThat(unknown(inventory.snapshot(IRELAND, SNAPSHOT))).contains("neither snap-1 nor");
    assertThat(unknown(inventory.address(IRELAND, new AllocationId("eipalloc-1")))).contains("neither eipalloc-1 nor");
  }

  @Test
  void anotherVolumeThanTheOneAskedForIsNotTaken() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", volumes(volume("vol-2", "8"))));

    assertThat(unknown(inventory.volume(IRELAND, new VolumeId("vol-1")))).contains("neither vol-1 nor");
  }

  @Test
  void onlyAwsOwnWordMakesItAbsent() {
    aws.on("DescribeVolumes", error(400, "InvalidVolume.NotFound", "The volume 'vol-1' does not exist."));

    assertThat(known(inventory.volume(IRELAND, new VolumeId("vol-1")))).isEmpty();
  }

  @Test
  void disabledAndDeprecatedImagesAreAskedForAndProtect() {
    aws.on("DescribeImages", answer("DescribeImages", """
        <imagesSet><item><imageId>ami-9</imageId><imageState>disabled</imageState><blockDeviceMapping><item>
        <deviceName>/dev/sda1</deviceName><ebs><snapshotId>snap-1</snapshotId></ebs></item><item>
        <deviceName>/dev/sdb</deviceName><virtualName>ephemeral0</virtualName></item></blockDeviceMapping></item>
        </imagesSet>"""));
    aws.on("DescribeLaunchTemplates", answer("DescribeLaunchTemplates", "<launchTemplates/>"));

    SnapshotUses uses = known(inventory.snapshotUses(IRELAND));

    assertThat(uses.of(SNAPSHOT)).contains("image ami-9 (disabled)");
    assertThat(aws.asked("DescribeImages", "IncludeDisabled=true")).isEqualTo(1);
    assertThat(aws.asked("DescribeImages", "IncludeDeprecated=true")).isEqualTo(1);
  }

  @Test
  void oneUnreadableTemplateMakesAllUsesUnknown() {
    aws.on("DescribeImages", answer("DescribeImages", "<imagesSet/>"));
    aws.on("DescribeLaunchTemplates", answer("DescribeLaunchTemplates", """
        <launchTemplates><item><launchTemplateId>lt-1</launchTemplateId></item><item>
        <launchTemplateId>lt-2</launchTemplateId></item></launchTemplates>"""));
    aws.on("DescribeLaunchTemplateVersions",
        answer("DescribeLaunchTemplateVersions", "<launchTemplateVersionSet/>"));
    aws.on("DescribeLaunchTemplateVersions", "LaunchTemplateId=lt-2", error(403, "UnauthorizedOperation", "no"));

    assertThat(unknown(inventory.snapshotUses(IRELAND))).contains("add ec2:DescribeLaunchTemplateVersions");
  }

  @Test
  void aLockedSnapshotIsHeld() {
    notShared();
    aws.on("DescribeLockedSnapshots", answer("DescribeLockedSnapshots",
        "<snapshotSet><item><snapshotId>snap-1</snapshotId><lockState>compliance</lockState></item></snapshotSet>"));

    assertThat(known(inventory.snapshotHold(IRELAND, SNAPSHOT))).contains("it is locked (compliance)");
  }

  @Test
  void anExpiredLockHoldsNothing() {
    notShared();
    aws.on("DescribeLockedSnapshots", answer("DescribeLockedSnapshots",
        "<snapshotSet><item><snapshotId>snap-1</snapshotId><lockState>expired</lockState></item></snapshotSet>"));

    assertThat(known(inventory.snapshotHold(IRELAND, SNAPSHOT))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"403, UnauthorizedOperation", "400, InvalidAction", "500, InternalError"})
  void whereLocksCannotBeReadTheDeletionItselfDecides(int status, String code) {
    notShared();
    aws.on("DescribeLockedSnapshots", error(status, code, "no"));

    assertThat(known(inventory.snapshotHold(IRELAND, SNAPSHOT))).isEmpty();
    assertThat(aws.asked("DescribeLockedSnapshots")).isEqualTo(1);
  }

  @Test
  void whoASnapshotIsSharedWithIsSaid() {
    aws.on("DescribeSnapshotAttribute", answer("DescribeSnapshotAttribute", """
        <snapshotId>snap-1</snapshotId><createVolumePermission><item><userId>111122223333</userId></item>
        </createVolumePermission>"""));

    assertThat(known(inventory.snapshotHold(IRELAND, SNAPSHOT))).contains("it is shared with account 111122223333");
  }

  @Test
  void sharingThatCannotBeReadIsUnknown() {
    aws.on("DescribeSnapshotAttribute", error(403, "UnauthorizedOperation", "no"));

    assertThat(unknown(inventory.snapshotHold(IRELAND, SNAPSHOT))).contains("add ec2:DescribeSnapshotAttribute");
  }

  @Test
  void addressesInUseByAServiceAndAddressesOfOnesOwnAreTold() {
    aws.on("DescribeAddresses", answer("DescribeAddresses", """
        <addressesSet>
        <item><allocationId>eipalloc-1</allocationId><publicIp>192.0.2.1</publicIp>
        <publicIpv4Pool>amazon</publicIpv4Pool><serviceManaged>nlb</serviceManaged></item>
        <item><allocationId>eipalloc-2</allocationId><publicIp>192.0.2.2</publicIp>
        <publicIpv4Pool>ipv4pool-ec2-0ab</publicIpv4Pool></item>
        <item><allocationId>eipalloc-3</allocationId><publicIp>192.0.2.3</publicIp>
        <publicIpv4Pool>amazon</publicIpv4Pool></item></addressesSet>"""));

    List<Address> addresses = known(inventory.addresses(IRELAND));

    assertThat(addresses).extracting(Address::associated).containsExactly(true, false, false);
    assertThat(addresses).extracting(Address::amazonOwned).containsExactly(true, false, true);
  }

  @Test
  void aSnapshotInTheArchiveSaysSoAndOneWithoutAVolumeIsRead() {
    aws.on("DescribeSnapshots", answer("DescribeSnapshots", """
        <snapshotSet><item><snapshotId>snap-1</snapshotId><volumeSize>8</volumeSize><status>completed</status>
        <startTime>2026-01-01T00:00:00.000Z</startTime><storageTier>archive</storageTier></item></snapshotSet>"""));

    assertThat(known(inventory.snapshots(IRELAND))).singleElement()
        .satisfies(one -> assertThat(one.tier()).isEqualTo("archive"))
        .extracting(Snapshot::volume)
        .isEqualTo("");
    assertThat(aws.asked("DescribeSnapshots", "Owner.1=self")).isEqualTo(1);
  }

  @Test
  void withoutConfiguredRegionsTheSwitchedOnOnesAreAsked() {
    aws.on("DescribeRegions", answer("DescribeRegions", """
        <regionInfo><item><regionName>us-east-1</regionName></item><item><regionName>eu-west-1</regionName></item>
        </regionInfo>"""));

    try (AwsClients everywhere = TestClients.of(everywhere(aws.endpoint()))) {
      assertThat(known(new Ec2Inventory(everywhere).regions())).containsExactly(IRELAND, new Region("us-east-1"));
    }
  }

  @Test
  void noRegionAtAllIsAStrangeAnswer() {
    aws.on("DescribeRegions", answer("DescribeRegions", "<regionInfo/>"));

    try (AwsClients everywhere = TestClients.of(everywhere(aws.endpoint()))) {
      assertThat(unknown(new Ec2Inventory(everywhere).regions())).contains("no region at all");
    }
  }

  /** Shared with nobody. */
  private void notShared() {
    aws.on("DescribeSnapshotAttribute",
        answer("DescribeSnapshotAttribute", "<snapshotId>snap-1</snapshotId><createVolumePermission/>"));
  }

  private static AwsSettings everywhere(URI endpoint) {
    return new AwsSettings(Optional.of(endpoint), Optional.of(IRELAND), List.of(), Optional.empty(), Optional.empty());
  }

  private static String volumes(String items) {
    return "<volumeSet>" + items + "</volumeSet>";
  }

  private static String volume(String id, String size) {
    return "<item><volumeId>" + id + "</volumeId><size>" + size + "</size><status>available</status>"
        + "<createTime>2026-01-01T00:00:00.000Z</createTime><volumeType>gp3</volumeType></item>";
  }

  private static <T> T known(Reading<T> reading) {
    return switch (reading) {
      case Reading.Known<T>(T value) -> value;
      case Reading.Unknown<T>(String because) -> throw new AssertionError("unknown: " + because);
    };
  }

  private static String unknown(Reading<?> reading) {
    return switch (reading) {
      case Reading.Known<?>(Object value) -> throw new AssertionError("known: " + value);
      case Reading.Unknown<?>(String because) -> because;
    };
  }
}

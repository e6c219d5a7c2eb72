package io.opsmate.app.adapter.aws.act;

import static io.opsmate.app.adapter.aws.Ec2Stub.answer;
import static io.opsmate.app.adapter.aws.Ec2Stub.error;
import static io.opsmate.app.adapter.aws.Ec2Stub.permitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.Ec2Stub;
import io.opsmate.app.adapter.aws.TestClients;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Step;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.DeleteSnapshot;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.ReleaseAddress;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS may say instead of yes, and what a person then reads. */
class RefusedDeletionTest {
  private static final Ec2Stub aws = new Ec2Stub();
  private static final String NO_SNAPSHOT = "<snapshotSet/>";

  private final AwsClients clients = TestClients.at(aws.endpoint());
  private final SetClock clock = SetClock.atNoon();

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
  void aMissingPermissionIsFoundByTheDryRunAndNamed() {
    aws.on("DeleteVolume", error(403, "UnauthorizedOperation", "Encoded authorization failure message: abc"));

    Outcome outcome = deletion().go().outcome();

    assertThat(outcome)
        .isEqualTo(new Outcome.Failed("AWS refused DeleteVolume in eu-west-1 (UnauthorizedOperation): add "
            + "ec2:DeleteVolume to the act role, unless a condition or a deny there is meant to refuse it; "
            + "nothing was deleted"));
    assertThat(aws.asked("CreateSnapshot")).isZero();
    assertThat(aws.asked("DeleteVolume")).isEqualTo(aws.asked("DeleteVolume", "DryRun=true"));
  }

  @Test
  void anAwsThatTakesADryRunForTheRealThingIsNotCalledAgain() {
    aws.on("DeleteVolume", answer("DeleteVolume", "<return>true</return>"));
    aws.on("DescribeVolumes", error(400, "InvalidVolume.NotFound", "gone"));
    aws.on("DescribeSnapshots", answer("DescribeSnapshots", NO_SNAPSHOT));

    assertThat(deletion().go().outcome()).isInstanceOf(Outcome.Unknown.class);
    assertThat(aws.asked("DeleteVolume")).isEqualTo(1);
  }

  @Test
  void withoutASnapshotNothingIsDeleted() {
    ready();
    aws.on("CreateSnapshot", error(403, "UnauthorizedOperation", "no"));

    assertThat(deletion().go().outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(
        failed.because()).contains("add ec2:CreateSnapshot to the act role").endsWith("nothing was deleted"));
    assertThat(realDeletions()).isZero();
  }

  @Test
  void aBigSnapshotIsWaitedForEverMoreSeldom() {
    ready();
    aws.on("CreateSnapshot", answer("CreateSnapshot", snapshot("vol-1", "pending", "0%")));
    ApprovedRun<DeleteVolume> run = deletion().go();

    assertThat(run.step()).isInstanceOfSatisfying(Step.Waiting.class, waiting -> {
      assertThat(waiting.token()).isEqualTo("snap-1");
      assertThat(waiting.says()).isEqualTo("final snapshot snap-1 is being taken (0%)");
      assertThat(waiting.checkAgainAt()).isEqualTo(SetClock.NOON.plusSeconds(15));
    });
    shows(snapshot("vol-1", "pending", "37%"));
    run.after(Duration.ofMinutes(8));
    assertThat(run.step()).isInstanceOfSatisfying(Step.Waiting.class, waiting -> {
      assertThat(waiting.says()).isEqualTo("final snapshot snap-1 is being taken (37%)");
      assertThat(waiting.checkAgainAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));
    });
    run.after(Duration.ofHours(3));
    assertThat(run.step()).isInstanceOfSatisfying(Step.Waiting.class,
        waiting -> assertThat(waiting.checkAgainAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5))));
    assertThat(realDeletions()).isZero();

    shows(snapshot("vol-1", "completed", "100%"));
    aws.inTurn("DeleteVolume", answer("DeleteVolume", "<return>true</return>"));
    run.after(Duration.ofMinutes(5));
    assertThat(run.outcome()).isInstanceOfSatisfying(Outcome.Done.class, done -> {
      assertThat(done.evidence()).isEqualTo("deleted; final snapshot snap-1 in eu-west-1 restores it");
      assertThat(done.receipt().orElseThrow().facts()).containsEntry("snapshot", "snap-1")
          .containsEntry("zone", "eu-west-1a");
    });
    assertThat(aws.asked("CreateSnapshot")).isEqualTo(1);
  }

  @Test
  void aSnapshotThatFailsSavesTheVolume() {
    assertThat(afterWaitingFor(snapshot("vol-1", "error", "12%") + "<statusMessage>no key</statusMessage>"))
        .isEqualTo(new Outcome.Failed("the final snapshot snap-1 is in state error (no key); nothing was deleted"));
    assertThat(realDeletions()).isZero();
  }

  @Test
  void aSnapshotOfAnotherVolumeSavesTheVolume() {
    assertThat(afterWaitingFor(snapshot("vol-2", "completed", "100%")))
        .isEqualTo(new Outcome.Failed("snapshot snap-1 is of vol-2; nothing was deleted"));
    assertThat(realDeletions()).isZero();
  }

  @Test
  void aSnapshotSomebodyDeletedSavesTheVolume() {
    ApprovedRun<DeleteVolume> run = waiting();
    aws.on("DescribeSnapshots", "SnapshotId.1=snap-1", error(400, "InvalidSnapshot.NotFound", "gone"));

    assertThat(run.after(Duration.ofMinutes(1)).outcome())
        .isEqualTo(new Outcome.Failed("the final snapshot snap-1 has gone; nothing was deleted"));
  }

  @Test
  void aSnapshotThatCannotBeReadIsAskedForAgain() {
    ApprovedRun<DeleteVolume> run = waiting();
    aws.on("DescribeSnapshots", "SnapshotId.1=snap-1", error(503, "Unavailable", "later"));

    assertThat(run.after(Duration.ofMinutes(1)).step()).isInstanceOfSatisfying(Step.Waiting.class,
        waiting -> assertThat(waiting.says()).contains("AWS failed at DescribeSnapshots").endsWith("asking again"));
  }

  @ParameterizedTest
  @CsvSource({"VolumeInUse, Refused", "UnauthorizedOperation, Failed", "RequestLimitExceeded, Failed"})
  void aRefusedDeletionKeepsTheFinalSnapshotAndSaysSo(String code, String outcome) {
    ready();
    aws.on("CreateSnapshot", answer("CreateSnapshot", snapshot("vol-1", "completed", "100%")));
    aws.on("DeleteVolume", error(400, code, "vol-1 is currently attached to i-1"));
    aws.on("DeleteVolume", "DryRun=true", permitted());

    Outcome ended = deletion().go().outcome();

    assertThat(ended.word()).isEqualToIgnoringCase(outcome);
    assertThat(ended.says()).contains(code)
        .endsWith("the volume was not deleted, and its final snapshot snap-1 is kept");
  }

  @Test
  void aServerErrorOnAChangeIsNeverSentAgain() {
    ready();
    aws.on("CreateSnapshot", error(500, "InternalError", "oops"));

    assertThat(deletion().go().outcome().says()).isEqualTo(
        "AWS failed at CreateSnapshot in eu-west-1 (InternalError, HTTP 500); it is still there");
    assertThat(aws.asked("CreateSnapshot")).isEqualTo(1);
  }

  @Test
  void silenceOnAChangeIsNeverSentAgain() {
    ready();
    aws.silentOn("CreateSnapshot");

    assertThat(deletion().go().outcome().says())
        .isEqualTo("AWS did not answer CreateSnapshot in eu-west-1 in time; it is still there");
    assertThat(aws.asked("CreateSnapshot")).isEqualTo(1);
  }

  @Test
  void aThrottledChangeIsSentAgainBecauseAwsThrewItAway() {
    ready();
    aws.inTurn("CreateSnapshot", error(503, "RequestLimitExceeded", "slow down"),
        answer("CreateSnapshot", snapshot("vol-1", "pending", "0%")));

    assertThat(deletion().go().step()).isInstanceOf(Step.Waiting.class);
    assertThat(aws.asked("CreateSnapshot")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"SnapshotLocked", "InvalidSnapshot.InUse", "OperationNotPermitted"})
  void aProtectedSnapshotIsRefused(String code) {
    aws.on("DeleteSnapshot", error(400, code, "The snapshot snap-1 is protected"));
    aws.on("DeleteSnapshot", "DryRun=true", permitted());

    assertThat(ApprovedRun.of(clock, ZombieActions.DELETE_SNAPSHOT, new DeleteSnapshotExecutor(clients),
        new DeleteSnapshot("eu-west-1", "snap-1", "vol-1", 8, SetClock.NOON)).go().outcome())
        .isEqualTo(new Outcome.Refused(
            "AWS protects it (" + code + "): The snapshot snap-1 is protected; nothing was deleted"));
  }

  @Test
  void anAddressThatCannotBeReadIsNotReleased() {
    aws.on("ReleaseAddress", "DryRun=true", permitted());
    aws.on("DescribeAddresses", error(403, "UnauthorizedOperation", "no"));

    assertThat(ApprovedRun.of(clock, ZombieActions.RELEASE_ADDRESS, new ReleaseAddressExecutor(clients),
        new ReleaseAddress("eu-west-1", "eipalloc-1", "192.0.2.1")).go().outcome())
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.because())
            .contains("add ec2:DescribeAddresses to the act role")
            .endsWith("nothing was released"));
    assertThat(aws.asked("ReleaseAddress")).isEqualTo(1);
  }

  /** Permitted, nothing begun, and the volume is there. */
  private void ready() {
    aws.on("DeleteVolume", "DryRun=true", permitted());
    aws.on("DescribeSnapshots", answer("DescribeSnapshots", NO_SNAPSHOT));
    aws.on("DescribeVolumes", answer("DescribeVolumes",
        "<volumeSet><item><volumeId>vol-1</volumeId><size>8</size><status>available</status>"
            + "<createTime>2026-01-01T00:00:00.000Z</createTime><volumeType>gp2</volumeType>"
            + "<availabilityZone>eu-west-1a</availabilityZone></item></volumeSet>"));
  }

  private ApprovedRun<DeleteVolume> waiting() {
    ready();
    aws.on("CreateSnapshot", answer("CreateSnapshot", snapshot("vol-1", "pending", "0%")));
    ApprovedRun<DeleteVolume> run = deletion().go();
    assertThat(run.step()).isInstanceOf(Step.Waiting.class);
    return run;
  }

  private Outcome afterWaitingFor(String snapshot) {
    ApprovedRun<DeleteVolume> run = waiting();
    shows(snapshot);
    return run.after(Duration.ofMinutes(1)).outcome();
  }

  private static void shows(String snapshot) {
    aws.on("DescribeSnapshots", "SnapshotId.1=snap-1", answer("DescribeSnapshots",
        "<snapshotSet><item>" + snapshot + "</item></snapshotSet>"));
  }

  private static String snapshot(String volume, String state, String progress) {
    Instant started = SetClock.NOON;
    return "<snapshotId>snap-1</snapshotId><volumeId>" + volume + "</volumeId><status>" + state + "</status><startTime>"
        + started + "</startTime><progress>" + progress + "</progress><volumeSize>8</volumeSize>";
  }

  private static int realDeletions() {
    return aws.asked("DeleteVolume") - aws.asked("DeleteVolume", "DryRun=true");
  }

  private ApprovedRun<DeleteVolume> deletion() {
    return ApprovedRun.of(clock, ZombieActions.DELETE_VOLUME, new DeleteVolumeExecutor(clients, clock),
        new DeleteVolume("eu-west-1", "vol-1", "gp2", 8, Instant.parse("2026-01-01T00:00:00Z")));
  }
}

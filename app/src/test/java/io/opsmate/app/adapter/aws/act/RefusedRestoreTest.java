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
import io.opsmate.skills.zombie.RestoreVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What AWS may say instead of giving a volume back, and what a person then reads. */
class RefusedRestoreTest {
  private static final Ec2Stub aws = new Ec2Stub();
  private static final String NONE = "<volumeSet/>";

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
  void theRequestMakesTheVolumeAsItWas() {
    ready();
    aws.on("CreateVolume", answer("CreateVolume", volume("creating")));
    aws.on("CreateVolume", "DryRun=true", permitted());

    restore().go();

    assertThat(aws.asked("CreateVolume", "ClientToken=")).isEqualTo(2);
    for (String part : new String[]{"AvailabilityZone=eu-west-1b", "SnapshotId=snap-1", "VolumeType=gp3", "Size=155",
      "Iops=4000", "Throughput=250", "Encrypted=true", "KmsKeyId=", "opsmate%3Arestores", "opsmate%3Aattempt"}) {
      assertThat(aws.asked("CreateVolume", part)).as(part).isEqualTo(2);
    }
  }

  @Test
  void aVolumeThatIsStillBeingMadeIsWaitedFor() {
    ready();
    aws.on("CreateVolume", answer("CreateVolume", volume("creating")));
    aws.on("CreateVolume", "DryRun=true", permitted());
    ApprovedRun<RestoreVolume> run = restore().go();

    assertThat(run.step()).isInstanceOfSatisfying(Step.Waiting.class,
        waiting -> assertThat(waiting.says()).isEqualTo("volume vol-9 is being made"));
    aws.on("DescribeVolumes", "VolumeId.1=vol-9",
        answer("DescribeVolumes", "<volumeSet><item>" + volume("available") + "</item></volumeSet>"));
    assertThat(run.after(Duration.ofMinutes(1)).outcome())
        .isEqualTo(new Outcome.Done("restored as vol-9 in eu-west-1b from snap-1, which is kept"));
  }

  @Test
  void aVolumeThatAwsGivesUpIsNoSuccess() {
    ready();
    aws.on("CreateVolume", answer("CreateVolume", volume("creating")));
    aws.on("CreateVolume", "DryRun=true", permitted());
    ApprovedRun<RestoreVolume> run = restore().go();
    aws.on("DescribeVolumes", "VolumeId.1=vol-9", error(400, "InvalidVolume.NotFound", "gone"));

    assertThat(run.after(Duration.ofMinutes(1)).outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
        failed -> assertThat(failed.because()).contains("gave it up", "check that its key", "snap-1 is kept"));
  }

  @Test
  void aMissingPermissionIsFoundByTheDryRunAndNamed() {
    ready();
    aws.on("CreateVolume", error(403, "UnauthorizedOperation", "no"));

    assertThat(restore().go().outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
        failed -> assertThat(failed.because()).contains("add ec2:CreateVolume to the act role")
            .endsWith("nothing was restored"));
    assertThat(aws.asked("CreateVolume")).isEqualTo(aws.asked("CreateVolume", "DryRun=true"));
  }

  @Test
  void anAnswerThatIsLostTwiceIsUnknownAndNotAskedAThirdTime() {
    ready();
    aws.on("CreateVolume", error(500, "InternalError", "oops"));
    aws.on("CreateVolume", "DryRun=true", permitted());

    Outcome outcome = restore().go().after(Duration.ofMinutes(1)).after(Duration.ofMinutes(1)).outcome();

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Unknown.class,
        unknown -> assertThat(unknown.evidence()).contains("twice", "look for a volume tagged opsmate:attempt="));
    assertThat(aws.asked("CreateVolume") - aws.asked("CreateVolume", "DryRun=true")).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadIsNotRestored() {
    ready();
    aws.on("DescribeSnapshots", error(503, "Unavailable", "later"));

    assertThat(restore().go().outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
        failed -> assertThat(failed.because()).endsWith("nothing was restored"));
    assertThat(aws.asked("CreateVolume")).isZero();
  }

  /** Nothing begun, and the snapshot is there. */
  private static void ready() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", NONE));
    aws.on("DescribeSnapshots", answer("DescribeSnapshots",
        "<snapshotSet><item><snapshotId>snap-1</snapshotId><volumeId>vol-1</volumeId><status>completed</status><startTime>"
            + SetClock.NOON + "</startTime><volumeSize>155</volumeSize></item></snapshotSet>"));
  }

  private static String volume(String state) {
    return "<volumeId>vol-9</volumeId><size>155</size><status>" + state + "</status><createTime>" + SetClock.NOON
        + "</createTime><volumeType>gp3</volumeType>";
  }

  private ApprovedRun<RestoreVolume> restore() {
    return ApprovedRun.of(clock, ZombieActions.RESTORE_VOLUME, new RestoreVolumeExecutor(clients, clock),
        new RestoreVolume("eu-west-1", "eu-west-1b", "vol-1", "snap-1", "gp3", 155, 4000, 250, true,
            "arn:aws:kms:eu-west-1:111122223333:key/k", false, "Name=db-old"));
  }
}

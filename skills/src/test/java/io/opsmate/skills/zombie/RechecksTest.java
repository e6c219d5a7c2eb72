package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.NOW;
import static io.opsmate.skills.zombie.Estates.address;
import static io.opsmate.skills.zombie.Estates.aged;
import static io.opsmate.skills.zombie.Estates.associated;
import static io.opsmate.skills.zombie.Estates.attached;
import static io.opsmate.skills.zombie.Estates.in;
import static io.opsmate.skills.zombie.Estates.snapshot;
import static io.opsmate.skills.zombie.Estates.tagged;
import static io.opsmate.skills.zombie.Estates.typed;
import static io.opsmate.skills.zombie.Estates.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Recheck.Result;
import io.opsmate.skills.approval.Recheck.Result.CannotTell;
import io.opsmate.skills.approval.Recheck.Result.Changed;
import io.opsmate.skills.approval.Recheck.Result.StillTrue;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Tags;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RechecksTest {
  private static final Tags KEEP = Tags.of("keep", "true");

  private final ScriptedCloud cloud = new ScriptedCloud().with(volume("vol-1", 100))
      .with(snapshot("snap-1", 100))
      .with(address("eipalloc-1"));

  @Nested
  class OfAVolume {
    private final DeleteVolume approved = Appraisal.actionOn(volume("vol-1", 100));

    @Test
    void anUnchangedVolumeMayGo() {
      assertThat(check()).isEqualTo(new StillTrue(Optional.of(Environment.UNKNOWN)));
    }

    @Test
    void oneThatWasAttachedMayNot() {
      cloud.with(attached(volume("vol-1", 100)));

      assertThat(check()).isEqualTo(new Changed("it is attached now"));
    }

    @Test
    void oneThatIsGoneCannotGoAgain() {
      cloud.without("vol-1");

      assertThat(check()).isEqualTo(new Changed("it no longer exists"));
    }

    @Test
    void oneThatWasProtectedMayNot() {
      cloud.with(tagged(volume("vol-1", 100), KEEP));

      assertThat(check()).isEqualTo(new Changed("it is protected now: it is tagged keep=true"));
    }

    @Test
    void oneInAnotherStateMayNot() {
      cloud.with(in("deleting", volume("vol-1", 100)));

      assertThat(check()).isInstanceOf(Changed.class);
    }

    @Test
    void oneThatGrewIsNotWhatWasApproved() {
      cloud.with(volume("vol-1", 200));

      assertThat(check()).isInstanceOfSatisfying(Changed.class,
          changed -> assertThat(changed.because()).contains("approved was 100 GiB gp3")
              .contains("there is 200 GiB gp3"));
    }

    @Test
    void oneOfAnotherTypeOrBirthIsNotWhatWasApproved() {
      cloud.with(typed("gp2", 100, 0, 0));
      assertThat(check()).isInstanceOf(Changed.class);

      cloud.with(aged(Duration.ofDays(1), volume("vol-1", 100)));
      assertThat(check()).isInstanceOf(Changed.class);
    }

    @Test
    void oneThatCannotBeReadMayNot() {
      cloud.failing("volume vol-1", "timed out");

      assertThat(check()).isEqualTo(new CannotTell("timed out"));
    }

    private Result check() {
      return Rechecks.volume(cloud).check(approved, NOW);
    }
  }

  @Nested
  class OfASnapshot {
    private final DeleteSnapshot approved = Appraisal.actionOn(snapshot("snap-1", 100));

    @Test
    void anUnchangedSnapshotMayGo() {
      assertThat(check()).isEqualTo(new StillTrue(Optional.of(Environment.UNKNOWN)));
    }

    @Test
    void oneThatAnImageNeedsNowMayNot() {
      cloud.used("snap-1", "image ami-new");

      assertThat(check()).isEqualTo(new Changed("image ami-new needs it now"));
    }

    @Test
    void oneThatIsSharedOrLockedNowMayNot() {
      cloud.held("snap-1", "it is locked");

      assertThat(check()).isEqualTo(new Changed("it is protected now: it is locked"));
    }

    @Test
    void goneProtectedOrUnfinishedOnesMayNot() {
      cloud.with(tagged(snapshot("snap-1", 100), KEEP));
      assertThat(check()).isInstanceOf(Changed.class);

      cloud.with(in("error", snapshot("snap-1", 100)));
      assertThat(check()).isInstanceOf(Changed.class);

      cloud.without("snap-1");
      assertThat(check()).isEqualTo(new Changed("it no longer exists"));
    }

    @Test
    void anotherSizeOrMomentIsNotWhatWasApproved() {
      cloud.with(snapshot("snap-1", 101));
      assertThat(check()).isInstanceOf(Changed.class);

      cloud.with(aged(Duration.ofDays(40), snapshot("snap-1", 100)));
      assertThat(check()).isInstanceOf(Changed.class);

      cloud.with(aged(Duration.ofDays(4), snapshot("snap-1", 100)));
      assertThat(check()).isEqualTo(new Changed("it is younger now than the rule allows"));
    }

    @Test
    void everySourceHasToAnswer() {
      for (String source : new String[]{"snapshot snap-1", "uses us-east-1", "hold snap-1"}) {
        ScriptedCloud failing = new ScriptedCloud().with(snapshot("snap-1", 100)).failing(source, "denied");

        assertThat(Rechecks.snapshot(failing).check(approved, NOW)).as(source).isInstanceOf(CannotTell.class);
      }
    }

    private Result check() {
      return Rechecks.snapshot(cloud).check(approved, NOW);
    }
  }

  @Nested
  class OfAnAddress {
    private final ReleaseAddress approved = Appraisal.actionOn(address("eipalloc-1"));

    @Test
    void anUnchangedAddressMayGo() {
      assertThat(check()).isEqualTo(new StillTrue(Optional.of(Environment.UNKNOWN)));
    }

    @Test
    void associatedProtectedAndGoneOnesMayNot() {
      cloud.with(associated(address("eipalloc-1")));
      assertThat(check()).isEqualTo(new Changed("it is associated now"));

      cloud.with(tagged(address("eipalloc-1"), KEEP));
      assertThat(check()).isInstanceOf(Changed.class);

      cloud.without("eipalloc-1");
      assertThat(check()).isEqualTo(new Changed("it no longer exists"));
    }

    @Test
    void anotherAddressBehindTheIdIsNotWhatWasApproved() {
      cloud.with(
          new Address(Estates.VIRGINIA, new AllocationId("eipalloc-1"), "203.0.113.99", false, true, Tags.none()));

      assertThat(check()).isEqualTo(
          new Changed("it is not what was approved: approved was 203.0.113.7, there is 203.0.113.99"));
    }

    @Test
    void oneThatCannotBeReadMayNot() {
      cloud.failing("address eipalloc-1", "timed out");

      assertThat(check()).isEqualTo(new CannotTell("timed out"));
    }

    private Result check() {
      return Rechecks.address(cloud).check(approved, NOW);
    }
  }
}

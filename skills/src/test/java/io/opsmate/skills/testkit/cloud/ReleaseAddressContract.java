package io.opsmate.skills.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.testkit.ApprovedRun;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.ReleaseAddress;
import io.opsmate.skills.zombie.ZombieActions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What releasing an address must do, and not do. */
public interface ReleaseAddressContract {
  /** A new, empty account for each call. */
  CloudWorld emptyWorld();

  Executor<ReleaseAddress> releaseAddress(CloudWorld world);

  @Test
  default void theAddressGoes() {
    CloudWorld world = emptyWorld();
    AllocationId address = world.address(Tags.none());

    assertThat(run(world, action(world, address)).go().outcome()).isInstanceOf(Outcome.Done.class);
    assertThat(read(world, address)).isEmpty();
  }

  @Test
  default void anAddressThatIsUsedByNowStays() {
    CloudWorld world = emptyWorld();
    AllocationId address = world.address(Tags.none());
    ReleaseAddress action = action(world, address);
    world.associate(address);

    assertThat(run(world, action).go().outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(read(world, address)).hasValueSatisfying(found -> assertThat(found.associated()).isTrue());
  }

  @Test
  default void anAllocationThatNowHoldsAnotherAddressStays() {
    CloudWorld world = emptyWorld();
    AllocationId address = world.address(Tags.none());

    ReleaseAddress other = new ReleaseAddress(world.region().name(), address.value(), "192.0.2.1");
    assertThat(run(world, other).go().outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(read(world, address)).isPresent();
  }

  @Test
  default void anAddressSomebodyElseReleasedIsNotClaimed() {
    CloudWorld world = emptyWorld();
    AllocationId address = world.address(Tags.none());
    ReleaseAddress action = action(world, address);
    world.lose(address);

    assertThat(run(world, action).go().outcome()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  default void aLookTellsThereFromGone() {
    CloudWorld world = emptyWorld();
    AllocationId address = world.address(Tags.none());
    ReleaseAddress action = action(world, address);
    AttemptId attempt = new AttemptId(SequentialIds.number(2));

    assertThat(releaseAddress(world).look(action, attempt)).isEqualTo(new Sighting.NotYet());
    world.lose(address);
    assertThat(releaseAddress(world).look(action, attempt)).isInstanceOf(Sighting.Happened.class);
  }

  private ApprovedRun<ReleaseAddress> run(CloudWorld world, ReleaseAddress action) {
    return ApprovedRun.of(SetClock.atNoon(), ZombieActions.RELEASE_ADDRESS, releaseAddress(world), action);
  }

  private static ReleaseAddress action(CloudWorld world, AllocationId id) {
    return new ReleaseAddress(world.region().name(), id.value(), read(world, id).orElseThrow().ip());
  }

  private static Optional<Address> read(CloudWorld world, AllocationId id) {
    return switch (world.inventory().address(world.region(), id)) {
      case Reading.Known<Optional<Address>>(Optional<Address> found) -> found;
      case Reading.Unknown<Optional<Address>>(String because) -> throw new AssertionError(because);
    };
  }
}

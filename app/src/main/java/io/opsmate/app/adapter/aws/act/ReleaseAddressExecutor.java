package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.read.Ec2Lookup;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.ReleaseAddress;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Releases an Elastic IP address, after a last look that nothing uses it and that it is the address approved. */
public final class ReleaseAddressExecutor implements Executor<ReleaseAddress> {
  private static final String NOTHING = "nothing was released";

  private final AwsClients clients;
  private final Ec2Lookup lookup;

  public ReleaseAddressExecutor(AwsClients clients) {
    this.clients = clients;
    this.lookup = new Ec2Lookup(clients::witness, Access.ACT);
  }

  @Override
  public Execution execute(Approved<ReleaseAddress> approved) {
    ReleaseAddress address = approved.action();
    Change change = new Change(new AwsCall("ReleaseAddress", region(address), Access.ACT), NOTHING);
    return change.preflight(() -> clients.witness(region(address))
        .releaseAddress(release -> release.allocationId(address.allocationId()).dryRun(true)))
        .or(() -> lastLook(address))
        .orElseGet(() -> release(address, change));
  }

  @Override
  public Sighting look(ReleaseAddress address, AttemptId attempt) {
    return switch (read(address)) {
      case Reading.Known<Optional<Address>>(Optional<Address> found) -> found.isPresent()
          ? new Sighting.NotYet()
          : new Sighting.Happened("released; " + address.ip() + " is no longer allocated to the account");
      case Reading.Unknown<Optional<Address>>(String because) -> new Sighting.CannotTell(because);
    };
  }

  /** A reason not to go on. Releasing would take the address away from whoever has begun to use it. */
  private Optional<Execution> lastLook(ReleaseAddress action) {
    return switch (read(action)) {
      case Reading.Unknown<Optional<Address>>(String because) ->
          Optional.of(Execution.failed(because + "; " + NOTHING));
      case Reading.Known<Optional<Address>>(Optional<Address> found) -> found.map(address -> objection(action, address))
          .orElse(Optional.of("it is no longer allocated"))
          .map(because -> Execution.refused(because + "; " + NOTHING));
    };
  }

  private static Optional<String> objection(ReleaseAddress action, Address address) {
    if (address.associated()) {
      return Optional.of("it has been associated in the meantime");
    }
    return address.ip().equals(action.ip())
        ? Optional.empty()
        : Optional.of("its address is now " + address.ip() + ", not the approved " + action.ip());
  }

  private Execution release(ReleaseAddress address, Change change) {
    try {
      clients.actor(region(address)).releaseAddress(release -> release.allocationId(address.allocationId()));
      return Execution.done("released; " + address.ip() + " went back to the pool");
    } catch (SdkException e) {
      return change.no(e);
    }
  }

  private Reading<Optional<Address>> read(ReleaseAddress address) {
    return lookup.address(region(address), new AllocationId(address.allocationId()));
  }

  private static Region region(ReleaseAddress address) {
    return new Region(address.region());
  }
}

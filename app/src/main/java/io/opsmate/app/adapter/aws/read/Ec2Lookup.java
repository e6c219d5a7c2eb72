package io.opsmate.app.adapter.aws.read;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsFault;
import io.opsmate.app.adapter.aws.StrangeAnswer;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Reads one resource, now. Only EC2's own word that it does not know the resource makes it absent; an answer without it
 * is unknown. Answers within 5 s, so that a re-check fits into a lease.
 */
public final class Ec2Lookup {
  static final AwsRequestOverrideConfiguration SOON = AwsRequestOverrideConfiguration.builder()
      .apiCallTimeout(Duration.ofSeconds(5))
      .apiCallAttemptTimeout(Duration.ofMillis(2400))
      .build();

  private final Function<Region, Ec2Client> clients;
  private final Access access;

  public Ec2Lookup(Function<Region, Ec2Client> clients, Access access) {
    this.clients = clients;
    this.access = access;
  }

  public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
    return rawVolume(region, id).map(found -> found.map(volume -> Ec2Values.volume(region, volume)));
  }

  /** As {@link #volume}, with what only EC2's own record says of where and how it is kept. */
  public Reading<Optional<software.amazon.awssdk.services.ec2.model.Volume>> rawVolume(Region region, VolumeId id) {
    AwsCall call = new AwsCall("DescribeVolumes", region, access);
    return call.read(() -> absentIfNotFound(call, () -> {
      var volume = only(id.value(),
          clients.apply(region)
              .describeVolumes(one -> one.volumeIds(id.value()).overrideConfiguration(SOON))
              .volumes(),
          software.amazon.awssdk.services.ec2.model.Volume::volumeId);
      Ec2Values.volume(region, volume);
      return volume;
    }));
  }

  public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
    return rawSnapshot(region, id).map(found -> found.map(snapshot -> Ec2Values.snapshot(region, snapshot)));
  }

  /** As {@link #snapshot}, with what only EC2's own record says of its progress. */
  public Reading<Optional<software.amazon.awssdk.services.ec2.model.Snapshot>> rawSnapshot(Region region,
      SnapshotId id) {
    AwsCall call = new AwsCall("DescribeSnapshots", region, access);
    return call.read(() -> absentIfNotFound(call, () -> {
      var snapshot = only(id.value(),
          clients.apply(region)
              .describeSnapshots(
                  one -> one.snapshotIds(id.value()).ownerIds("self").overrideConfiguration(SOON))
              .snapshots(),
          software.amazon.awssdk.services.ec2.model.Snapshot::snapshotId);
      Ec2Values.snapshot(region, snapshot);
      return snapshot;
    }));
  }

  public Reading<Optional<Address>> address(Region region, AllocationId id) {
    AwsCall call = new AwsCall("DescribeAddresses", region, access);
    return call.read(() -> absentIfNotFound(call, () -> Ec2Values.address(region,
        only(id.value(), clients.apply(region)
            .describeAddresses(one -> one.allocationIds(id.value()).overrideConfiguration(SOON))
            .addresses(), software.amazon.awssdk.services.ec2.model.Address::allocationId))));
  }

  private static <T> T only(String id, List<T> answer, Function<T, String> idOf) {
    if (answer.size() != 1 || !id.equals(idOf.apply(answer.getFirst()))) {
      throw new StrangeAnswer("neither " + id + " nor that it is gone");
    }
    return answer.getFirst();
  }

  private static <T> Optional<T> absentIfNotFound(AwsCall call, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (AwsServiceException e) {
      if (call.fault(e).kind() == AwsFault.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

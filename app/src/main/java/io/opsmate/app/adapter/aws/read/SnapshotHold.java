package io.opsmate.app.adapter.aws.read;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.AwsFault;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.SnapshotId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.LockState;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Who else may hold on to a snapshot: other accounts it is shared with, or a lock. */
final class SnapshotHold {
  private final Ec2Client reader;
  private final Ec2Client aside;
  private final Region region;

  SnapshotHold(AwsClients clients, Region region) {
    this.reader = clients.reader(region);
    this.aside = clients.aside(region);
    this.region = region;
  }

  Reading<Optional<String>> of(SnapshotId snapshot) {
    return switch (shared(snapshot)) {
      case Reading.Unknown<Optional<String>> unknown -> unknown;
      case Reading.Known<Optional<String>>(Optional<String> shared) when shared.isPresent() -> Reading.known(shared);
      case Reading.Known<Optional<String>> _ -> locked(snapshot);
    };
  }

  private Reading<Optional<String>> shared(SnapshotId snapshot) {
    return call("DescribeSnapshotAttribute").read(() -> words(reader
        .describeSnapshotAttribute(
            one -> one.snapshotId(snapshot.value())
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .overrideConfiguration(Ec2Lookup.SOON))
        .createVolumePermissions()));
  }

  /**
   * A lock is enforced by AWS itself: where it cannot be read (older endpoints, a narrower role), the deletion's own
   * refusal decides.
   */
  private Reading<Optional<String>> locked(SnapshotId snapshot) {
    AwsCall call = call("DescribeLockedSnapshots");
    return call.read(() -> {
      try {
        return aside.describeLockedSnapshots(one -> one.snapshotIds(snapshot.value()))
            .snapshots()
            .stream()
            .filter(lock -> snapshot.value().equals(lock.snapshotId()) && lock.lockState() != LockState.EXPIRED)
            .map(SnapshotHold::words)
            .findFirst();
      } catch (AwsServiceException e) {
        if (call.fault(e).kind() == AwsFault.Kind.THROTTLED) {
          throw e;
        }
        return Optional.empty();
      }
    });
  }

  private static Optional<String> words(List<CreateVolumePermission> permissions) {
    if (permissions.isEmpty()) {
      return Optional.empty();
    }
    boolean isPublic = permissions.stream().anyMatch(one -> "all".equals(one.groupAsString()));
    List<String> accounts =
        permissions.stream().map(CreateVolumePermission::userId).flatMap(Stream::ofNullable).toList();
    return Optional.of(isPublic
        ? "it is public"
        : "it is shared with "
            + (accounts.size() == 1 ? "account " + accounts.getFirst() : accounts.size() + " accounts"));
  }

  private static String words(LockedSnapshotsInfo lock) {
    return "it is locked (" + lock.lockStateAsString() + ")";
  }

  private AwsCall call(String operation) {
    return new AwsCall(operation, region, Access.READ);
  }
}

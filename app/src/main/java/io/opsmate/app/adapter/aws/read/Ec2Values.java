package io.opsmate.app.adapter.aws.read;

import static io.opsmate.app.adapter.aws.StrangeAnswer.there;

import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Turns EC2's records into ours. What must be there and is not makes the whole answer strange. */
final class Ec2Values {
  private Ec2Values() {}

  static Volume volume(Region region, software.amazon.awssdk.services.ec2.model.Volume from) {
    String id = there(from.volumeId(), "id", "volume");
    String what = "volume " + id;
    return new Volume(region, new VolumeId(id), there(from.volumeTypeAsString(), "type", what),
        there(from.size(), "size", what), orZero(from.iops()), orZero(from.throughput()),
        there(from.stateAsString(), "state", what), from.attachments().size(),
        there(from.createTime(), "creation time", what), tags(from.tags(), what));
  }

  static Snapshot snapshot(Region region, software.amazon.awssdk.services.ec2.model.Snapshot from) {
    String id = there(from.snapshotId(), "id", "snapshot");
    String what = "snapshot " + id;
    return new Snapshot(region, new SnapshotId(id), orEmpty(from.volumeId()),
        there(from.volumeSize(), "size", what), there(from.startTime(), "start time", what),
        there(from.stateAsString(), "state", what), tier(from.storageTierAsString()), orEmpty(from.description()),
        tags(from.tags(), what));
  }

  static Address address(Region region, software.amazon.awssdk.services.ec2.model.Address from) {
    String ip = orEmpty(from.publicIp());
    String id = there(from.allocationId(), "allocation id", ("address " + ip).strip());
    return new Address(region, new AllocationId(id), there(ip, "public IP", "address " + id), isAssociated(from),
        isAmazonOwned(from), tags(from.tags(), "address " + id));
  }

  /** An address that an AWS service manages is in use, whatever it lists: only that service can release it. */
  private static boolean isAssociated(software.amazon.awssdk.services.ec2.model.Address from) {
    return Stream.of(from.associationId(), from.instanceId(), from.networkInterfaceId(), from.serviceManagedAsString())
        .filter(Objects::nonNull)
        .anyMatch(value -> !value.isBlank());
  }

  /** Addresses of another pool (BYOIP, IPAM) or of an Outpost are not billed one by one. */
  private static boolean isAmazonOwned(software.amazon.awssdk.services.ec2.model.Address from) {
    String pool = orEmpty(from.publicIpv4Pool());
    return (pool.isBlank() || pool.equals("amazon")) && orEmpty(from.customerOwnedIp()).isBlank();
  }

  private static Tags tags(List<Tag> from, String of) {
    return new Tags(from.stream()
        .collect(Collectors.toMap(tag -> there(tag.key(), "key", "tag of " + of), tag -> orEmpty(tag.value()),
            (first, _) -> first)));
  }

  private static String tier(@Nullable String value) {
    return value == null ? "standard" : value;
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

package io.opsmate.app.adapter.aws.act;

import static io.opsmate.app.adapter.aws.StrangeAnswer.there;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.read.Ec2Lookup;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.zombie.ZombieActions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Takes final snapshots, and finds them again by the tag that names their attempt: CreateSnapshot has no client token. */
final class FinalSnapshots {
  /** Names the attempt that took the snapshot; the audit trail knows whose approval that was. */
  static final String ATTEMPT = "opsmate:attempt";

  static final String OF = "opsmate:final-snapshot-of";
  static final String APPROVED = "opsmate:approved-action";

  private final AwsClients clients;
  private final Ec2Lookup lookup;

  FinalSnapshots(AwsClients clients, Ec2Lookup lookup) {
    this.clients = clients;
    this.lookup = lookup;
  }

  /** The snapshot an attempt has taken, if it has. */
  Reading<Optional<FinalSnapshot>> of(Region region, AttemptId attempt) {
    Filter ours = Filter.builder().name("tag:" + ATTEMPT).values(attempt.toString()).build();
    return new AwsCall("DescribeSnapshots", region, Access.ACT).read(() -> clients.witness(region)
        .describeSnapshotsPaginator(tagged -> tagged.ownerIds("self").filters(ours))
        .snapshots()
        .stream()
        .map(snapshot -> read(region, snapshot))
        .min(Comparator.comparing(FinalSnapshot::startedAt)));
  }

  Reading<Optional<FinalSnapshot>> byId(Region region, String id) {
    return lookup.rawSnapshot(region, new SnapshotId(id))
        .map(found -> found.map(snapshot -> read(region, snapshot)));
  }

  /** Asks for a new one. Errors: those of the SDK; nothing else. */
  FinalSnapshot take(Region region, Volume volume, AttemptId attempt) {
    String id = volume.volumeId();
    Map<String, String> tags = tags(region, volume, attempt);
    return read(region, volume, clients.actor(region)
        .createSnapshot(request -> request.volumeId(id)
            .description("OpsMate: final snapshot of " + id + " before its deletion")
            .tagSpecifications(spec -> spec.resourceType(ResourceType.SNAPSHOT).tags(VolumeTags.tags(tags)))));
  }

  private static Map<String, String> tags(Region region, Volume volume, AttemptId attempt) {
    Map<String, String> tags = new HashMap<>(VolumeTags.of(region, volume));
    tags.put(ATTEMPT, attempt.toString());
    tags.put(OF, volume.volumeId());
    tags.put(APPROVED, ZombieActions.DELETE_VOLUME.id());
    return tags;
  }

  private static FinalSnapshot read(Region region, Snapshot from) {
    return new FinalSnapshot(there(from.snapshotId(), "id", "snapshot"),
        there(from.volumeId(), "volume", "snapshot"), there(from.stateAsString(), "state", "snapshot"),
        orEmpty(from.progress()), orEmpty(from.stateMessage()), there(from.startTime(), "start time", "snapshot"),
        VolumeTags.read(region, from));
  }

  private static FinalSnapshot read(Region region, Volume volume, CreateSnapshotResponse from) {
    return new FinalSnapshot(there(from.snapshotId(), "id", "snapshot"),
        there(from.volumeId(), "volume", "snapshot"), there(from.stateAsString(), "state", "snapshot"),
        orEmpty(from.progress()), orEmpty(from.stateMessage()), there(from.startTime(), "start time", "snapshot"),
        Optional.of(VolumeTags.kept(region, volume, there(from.snapshotId(), "id", "snapshot"))));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

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
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.zombie.ZombieActions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;

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
        .map(FinalSnapshots::read)
        .min(Comparator.comparing(FinalSnapshot::startedAt)));
  }

  Reading<Optional<FinalSnapshot>> byId(Region region, String id) {
    return lookup.rawSnapshot(region, new SnapshotId(id)).map(found -> found.map(FinalSnapshots::read));
  }

  /** Asks for a new one. Errors: those of the SDK; nothing else. */
  FinalSnapshot take(Volume volume, AttemptId attempt) {
    String id = volume.id().value();
    return read(clients.actor(volume.region())
        .createSnapshot(request -> request.volumeId(id)
            .description("OpsMate: final snapshot of " + id + " before its deletion")
            .tagSpecifications(spec -> spec.resourceType(ResourceType.SNAPSHOT).tags(tags(volume, attempt)))));
  }

  private static List<Tag> tags(Volume volume, AttemptId attempt) {
    List<Tag> tags = new ArrayList<>();
    tags.add(tag(ATTEMPT, attempt.toString()));
    tags.add(tag(OF, volume.id().value()));
    tags.add(tag(APPROVED, ZombieActions.DELETE_VOLUME.id()));
    volume.tags().get("Name").ifPresent(name -> tags.add(tag("Name", name)));
    return tags;
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static FinalSnapshot read(Snapshot from) {
    return new FinalSnapshot(there(from.snapshotId(), "id", "snapshot"),
        there(from.volumeId(), "volume", "snapshot"), there(from.stateAsString(), "state", "snapshot"),
        orEmpty(from.progress()), orEmpty(from.stateMessage()), there(from.startTime(), "start time", "snapshot"));
  }

  private static FinalSnapshot read(CreateSnapshotResponse from) {
    return new FinalSnapshot(there(from.snapshotId(), "id", "snapshot"),
        there(from.volumeId(), "volume", "snapshot"), there(from.stateAsString(), "state", "snapshot"),
        orEmpty(from.progress()), orEmpty(from.stateMessage()), there(from.startTime(), "start time", "snapshot"));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

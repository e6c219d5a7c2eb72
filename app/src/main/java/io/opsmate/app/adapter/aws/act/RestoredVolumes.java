package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.read.Ec2Lookup;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.RestoreVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * Makes volumes from final snapshots, and finds them again by their tags. The attempt is EC2's client token too, so a
 * request that arrives twice makes one volume.
 */
final class RestoredVolumes {
  /** Names the volume that this one stands for. */
  static final String RESTORES = "opsmate:restores";

  private static final Set<String> WITH_IOPS = Set.of("gp3", "io1", "io2");

  private final AwsClients clients;
  private final Ec2Lookup lookup;

  RestoredVolumes(AwsClients clients, Ec2Lookup lookup) {
    this.clients = clients;
    this.lookup = lookup;
  }

  /** What an attempt has made, if it has. */
  Reading<Optional<RestoredVolume>> by(AttemptId attempt, RestoreVolume action) {
    return tagged(action, FinalSnapshots.ATTEMPT, attempt.toString());
  }

  /** What anybody has made in place of the same volume, if it is still there. */
  Reading<Optional<RestoredVolume>> standingFor(RestoreVolume action) {
    return tagged(action, RESTORES, action.volumeId());
  }

  Reading<Optional<RestoredVolume>> byId(RestoreVolume action, String id) {
    return lookup.rawVolume(action.in(), new VolumeId(id)).map(found -> found.map(RestoredVolume::read));
  }

  /** Errors: those of the SDK, and a strange answer. */
  RestoredVolume make(RestoreVolume action, AttemptId attempt) {
    return RestoredVolume.read(clients.actor(action.in()).createVolume(request(action, attempt).build()));
  }

  /** Errors: those of the SDK, which are the answer. */
  void tryOut(RestoreVolume action, AttemptId attempt) {
    clients.witness(action.in()).createVolume(request(action, attempt).dryRun(true).build());
  }

  private Reading<Optional<RestoredVolume>> tagged(RestoreVolume action, String tag, String value) {
    Filter filter = Filter.builder().name("tag:" + tag).values(value).build();
    return new AwsCall("DescribeVolumes", action.in(), Access.ACT).read(() -> clients.witness(action.in())
        .describeVolumesPaginator(all -> all.filters(filter))
        .volumes()
        .stream()
        .map(RestoredVolume::read)
        .filter(RestoredVolume::isThere)
        .findFirst());
  }

  private static CreateVolumeRequest.Builder request(RestoreVolume action, AttemptId attempt) {
    CreateVolumeRequest.Builder request = CreateVolumeRequest.builder()
        .clientToken(attempt.toString())
        .availabilityZone(action.zone())
        .snapshotId(action.snapshotId())
        .volumeType(action.type())
        .size(action.sizeGiB())
        .tagSpecifications(
            spec -> spec.resourceType(ResourceType.VOLUME).tags(VolumeTags.tags(tags(action, attempt))));
    if (WITH_IOPS.contains(action.type()) && action.iops() > 0) {
      request.iops(action.iops());
    }
    if (action.type().equals("gp3") && action.throughput() > 0) {
      request.throughput(action.throughput());
    }
    if (action.encrypted()) {
      request.encrypted(true);
    }
    if (action.encrypted() && !action.key().isEmpty()) {
      request.kmsKeyId(action.key());
    }
    return action.multiAttach() ? request.multiAttachEnabled(true) : request;
  }

  private static Map<String, String> tags(RestoreVolume action, AttemptId attempt) {
    Map<String, String> tags = new HashMap<>(Tags.read(action.tags()).all());
    tags.put(FinalSnapshots.ATTEMPT, attempt.toString());
    tags.put(RESTORES, action.volumeId());
    tags.put(FinalSnapshots.APPROVED, ZombieActions.RESTORE_VOLUME.id());
    return tags;
  }
}

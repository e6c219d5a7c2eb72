package io.opsmate.app.adapter.aws.act;

import static io.opsmate.app.adapter.aws.StrangeAnswer.there;

import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.zombie.KeptVolume;
import io.opsmate.skills.zombie.RestoreVolume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * A volume told by tags: its final snapshot carries the volume's own, and in {@value #SHAPE} what else it takes to make
 * it again. So a snapshot is enough, whatever becomes of our database.
 */
final class VolumeTags {
  /** {@code eu-west-1a gp3 155 3000 125 false false}: zone, type, GiB, IOPS, MiB/s, encrypted, multi-attach. */
  static final String SHAPE = "opsmate:volume";

  /** What EC2 keeps for itself, and what is ours. */
  private static final Predicate<String> RESERVED = key -> key.startsWith("aws:") || key.startsWith("opsmate:");

  /** Unit: tags. EC2 allows 50; ours need the rest. */
  private static final int MOST_OWN = 44;

  private VolumeTags() {}

  /** A volume as it is now, with the snapshot that could bring it back. */
  static KeptVolume kept(Region region, Volume volume, String snapshot) {
    String what = "volume " + volume.volumeId();
    return new KeptVolume(new RestoreVolume(region.name(), there(volume.availabilityZone(), "zone", what),
        there(volume.volumeId(), "id", what), snapshot, there(volume.volumeTypeAsString(), "type", what),
        there(volume.size(), "size", what), orZero(volume.iops()), orZero(volume.throughput()),
        Boolean.TRUE.equals(volume.encrypted()), orEmpty(volume.kmsKeyId()),
        Boolean.TRUE.equals(volume.multiAttachEnabled()), own(volume.tags()).written()));
  }

  /** For the snapshot: the volume's own tags and its shape. */
  static Map<String, String> of(Region region, Volume volume) {
    RestoreVolume made = kept(region, volume, "none yet").made();
    Map<String, String> all = new HashMap<>(Tags.read(made.tags()).all());
    all.put(SHAPE, String.join(" ", made.zone(), made.type(), Integer.toString(made.sizeGiB()),
        Integer.toString(made.iops()), Integer.toString(made.throughput()), Boolean.toString(made.encrypted()),
        Boolean.toString(made.multiAttach())));
    return all;
  }

  /** The volume its final snapshot tells of; empty when it does not say enough. */
  static Optional<KeptVolume> read(Region region, Snapshot snapshot) {
    return snapshot.tags()
        .stream()
        .filter(tag -> SHAPE.equals(tag.key()))
        .map(tag -> orEmpty(tag.value()).split(" "))
        .filter(shape -> shape.length == 7)
        .findFirst()
        .flatMap(shape -> read(region, snapshot, shape));
  }

  private static Optional<KeptVolume> read(Region region, Snapshot snapshot, String[] shape) {
    try {
      return Optional.of(new KeptVolume(new RestoreVolume(region.name(), shape[0],
          orEmpty(snapshot.volumeId()), orEmpty(snapshot.snapshotId()), shape[1], Integer.parseInt(shape[2]),
          Integer.parseInt(shape[3]), Integer.parseInt(shape[4]), Boolean.parseBoolean(shape[5]),
          orEmpty(snapshot.kmsKeyId()), Boolean.parseBoolean(shape[6]), own(snapshot.tags()).written())));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Tags own(List<Tag> tags) {
    Map<String, String> own = tags.stream()
        .filter(tag -> !RESERVED.test(orEmpty(tag.key())))
        .collect(Collectors.toMap(tag -> orEmpty(tag.key()), tag -> orEmpty(tag.value()), (first, _) -> first,
            TreeMap::new));
    return new Tags(own.entrySet()
        .stream()
        .limit(MOST_OWN)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  static List<Tag> tags(Map<String, String> all) {
    return new TreeMap<>(all).entrySet()
        .stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Receipt;
import io.opsmate.skills.ports.cloud.Tags;
import java.util.Map;
import java.util.Optional;

/**
 * All it takes to make a deleted volume again, as read right before it was deleted: the receipt of a deletion.
 *
 * @param made the volume, as an action that makes it again
 */
public record KeptVolume(RestoreVolume made) {
  static final String KIND = "ebs.final-snapshot/1";

  public Receipt receipt() {
    return Receipt.of(KIND,
        Map.ofEntries(Map.entry("region", made.region()), Map.entry("zone", made.zone()),
            Map.entry("volume", made.volumeId()), Map.entry("snapshot", made.snapshotId()),
            Map.entry("type", made.type()), Map.entry("size", Integer.toString(made.sizeGiB())),
            Map.entry("iops", Integer.toString(made.iops())),
            Map.entry("throughput", Integer.toString(made.throughput())),
            Map.entry("encrypted", Boolean.toString(made.encrypted())), Map.entry("key", made.key()),
            Map.entry("multi-attach", Boolean.toString(made.multiAttach())), Map.entry("tags", made.tags())));
  }

  /** Empty when the receipt is of something else, or not as this version writes it. */
  public static Optional<KeptVolume> of(Receipt receipt) {
    Map<String, String> facts = receipt.facts();
    if (!receipt.kind().equals(KIND)) {
      return Optional.empty();
    }
    try {
      String tags = there(facts, "tags");
      KeptVolume kept = new KeptVolume(new RestoreVolume(there(facts, "region"), there(facts, "zone"),
          there(facts, "volume"), there(facts, "snapshot"), there(facts, "type"), number(facts, "size"),
          number(facts, "iops"), number(facts, "throughput"), Boolean.parseBoolean(there(facts, "encrypted")),
          there(facts, "key"), Boolean.parseBoolean(there(facts, "multi-attach")), Tags.read(tags).written()));
      return kept.receipt().facts().equals(facts) ? Optional.of(kept) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static int number(Map<String, String> facts, String name) {
    return Integer.parseInt(there(facts, name));
  }

  /** What is missing does not read back as it was. */
  private static String there(Map<String, String> facts, String name) {
    return facts.getOrDefault(name, "");
  }
}

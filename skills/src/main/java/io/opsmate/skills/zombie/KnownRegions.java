package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds regions that somebody wrote against those that may be looked at, before anything is read by them. */
final class KnownRegions {
  private KnownRegions() {}

  /** Why nothing is read of these regions; empty when all are known. */
  static Optional<String> refusal(CloudInventory inventory, Collection<Region> asked) {
    return switch (inventory.regions()) {
      case Reading.Unknown<List<Region>>(String because) ->
          Optional.of("The list of regions could not be read: " + Texts.cut(because, WasteTools.LONG));
      case Reading.Known<List<Region>>(List<Region> known) ->
          asked.stream().filter(region -> !known.contains(region)).findFirst().map(region -> unknown(region, known));
    };
  }

  static String unknown(Region asked, List<Region> known) {
    return "I may not look at " + Texts.cut(asked.name(), WasteTools.SHORT) + ". I look at "
        + known.stream().map(Region::name).collect(Collectors.joining(", ")) + ".";
  }
}

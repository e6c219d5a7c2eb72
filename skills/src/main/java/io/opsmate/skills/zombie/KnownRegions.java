package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds refs that somebody wrote against the regions that may be looked at, before anything is read by them. */
final class KnownRegions {
  private KnownRegions() {}

  /** Why nothing is read; empty when all regions are known. */
  static Optional<String> refusal(CloudInventory inventory, Collection<WasteRef> refs) {
    return switch (inventory.regions()) {
      case Reading.Unknown<List<Region>>(String because) ->
          Optional.of("The list of regions could not be read: " + Texts.cut(because, WasteTools.LONG));
      case Reading.Known<List<Region>>(List<Region> known) -> refs.stream()
          .map(WasteRef::region)
          .filter(region -> !known.contains(region))
          .findFirst()
          .map(region -> "I may not look at " + Texts.cut(region.name(), WasteTools.SHORT) + ". I look at "
              + known.stream().map(Region::name).collect(Collectors.joining(", ")) + ".");
    };
  }
}

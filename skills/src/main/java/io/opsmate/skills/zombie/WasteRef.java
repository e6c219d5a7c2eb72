package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.ports.cloud.Region;
import java.util.Arrays;
import java.util.Optional;

/** Names one finding in a report and on a card: {@code ebs-volume:eu-west-1:vol-1}. */
record WasteRef(Kind kind, Region region, String id) {
  static Optional<WasteRef> parse(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length < 3 || parts[1].isBlank() || parts[2].isBlank()) {
      return Optional.empty();
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.prefix().equals(parts[0]))
        .findFirst()
        .map(kind -> new WasteRef(kind, new Region(parts[1]), parts[2]));
  }

  /** Whether this is the resource an action changes. */
  boolean names(ResourceRef resource) {
    return resource.id().equals(id) && resource.place().equals(region.name());
  }

  @Override
  public String toString() {
    return kind.prefix() + ":" + region + ":" + id;
  }
}

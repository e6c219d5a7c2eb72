package io.opsmate.app.sandbox.estate;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that look like EC2's and are the same for the same name at every start. */
final class DemoId {
  private DemoId() {}

  /** {@code vol-0} and sixteen hexadecimal digits. */
  static String of(String prefix, String name) {
    UUID hash = UUID.nameUUIDFromBytes((prefix + name).getBytes(StandardCharsets.UTF_8));
    return "%s-0%016x".formatted(prefix, hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
  }
}

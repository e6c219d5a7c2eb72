package io.opsmate.skills.digest;

import java.util.UUID;

/** Names one digest. */
public record DigestId(UUID value) {
  /** Errors: {@link IllegalArgumentException} when the text is no UUID. */
  public static DigestId parse(String text) {
    return new DigestId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

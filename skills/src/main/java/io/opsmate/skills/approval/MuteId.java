package io.opsmate.skills.approval;

import java.util.UUID;

/** One thing that was muted. */
public record MuteId(UUID value) {
  public static MuteId parse(String text) {
    return new MuteId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

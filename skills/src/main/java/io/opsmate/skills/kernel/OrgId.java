package io.opsmate.skills.kernel;

import java.util.UUID;

/** One customer of OpsMate: a Slack workspace or enterprise. Every row and job belongs to one. */
public record OrgId(UUID value) {
  public static OrgId parse(String text) {
    return new OrgId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.opsmate.skills.kernel;

import java.util.UUID;

/** One report a skill has made. */
public record ReportId(UUID value) {
  public static ReportId parse(String text) {
    return new ReportId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.opsmate.skills.approval;

import java.time.Instant;

/** Which worker runs an approval, and until when nobody else may. */
public record Lease(String owner, Instant until) {
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}

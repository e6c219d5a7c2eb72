package io.opsmate.skills.approval;

import java.util.UUID;

/** One action's way through the outside world; the same after a wait or a crash, so that traces of it can be found. */
public record AttemptId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}

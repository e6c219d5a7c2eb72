package io.opsmate.skills.analysis.dora;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened in a team's delivery, in any order. */
public record Events(List<Deploy> deploys, List<Change> changes, List<Incident> incidents) {
  /** Something went to production. */
  public record Deploy(String id, Instant at) {}

  /**
   * A commit, and what brought it to production.
   *
   * @param deploy the id of that deploy
   */
  public record Change(Instant committed, String deploy) {}

  /**
   * A failure in production.
   *
   * @param deploy the id of the deploy that caused it, where known
   * @param resolved absent while it lasts
   */
  public record Incident(Instant opened, Optional<String> deploy, Optional<Instant> resolved) {}

  public Events {
    deploys = List.copyOf(deploys);
    changes = List.copyOf(changes);
    incidents = List.copyOf(incidents);
  }
}

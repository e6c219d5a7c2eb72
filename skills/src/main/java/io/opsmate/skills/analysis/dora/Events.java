package io.opsmate.skills.analysis.dora;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param id by which it is the same one in another row; without one it is one of its own
   * @param deploy the id of the deploy that caused it, where known
   * @param resolved absent while it lasts
   */
  public record Incident(Optional<String> id, Instant opened, Optional<String> deploy,
      Optional<Instant> resolved) {
    /** One incident of two rows: from the first beginning to the last end. */
    Incident with(Incident other) {
      Incident first = other.opened.isBefore(opened) ? other : this;
      Incident second = first == this ? other : this;
      return new Incident(id, first.opened, first.deploy.or(second::deploy),
          Stream.of(resolved, other.resolved).flatMap(Optional::stream).max(Comparator.naturalOrder()));
    }
  }

  public Events {
    deploys = List.copyOf(deploys);
    changes = List.copyOf(changes);
    incidents = List.copyOf(incidents);
  }
}

package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Texts;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a done action left behind by which it can be taken back. Stored with its outcome, so what a kind holds never
 * changes: it gets a new version.
 *
 * @param kind {@code ebs.final-snapshot/1}; one that this version does not know offers no way back
 * @param facts what making it again takes, as it was right before it went
 * @param until when the way back closes by itself; empty when it does not
 */
public record Receipt(String kind, SortedMap<String, String> facts, Optional<Instant> until) {
  public Receipt {
    kind = Texts.required(kind, "kind of receipt");
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** One whose way back stays open. */
  public static Receipt of(String kind, Map<String, String> facts) {
    return new Receipt(kind, new TreeMap<>(facts), Optional.empty());
  }

  public boolean isOver(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isPresent();
  }
}

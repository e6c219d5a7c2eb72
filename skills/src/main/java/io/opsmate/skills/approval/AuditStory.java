package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back what is on record about one subject. */
@FunctionalInterface
public interface AuditStory {
  /** In the order in which it happened. */
  List<Line> about(Tx tx, String subject);

  /**
   * One entry.
   *
   * @param seq its place in the org's chain
   * @param by absent when OpsMate itself acted, or the name was erased
   * @param facts empty once erased
   * @param hash of the entry and all before it, in hex
   */
  record Line(long seq, Instant at, String what, Optional<MemberId> by, Map<String, String> facts, String hash) {
    public Line {
      facts = Map.copyOf(facts);
    }
  }
}

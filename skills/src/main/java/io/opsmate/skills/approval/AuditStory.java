package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads back what is on record: about one subject, or by what is looked for. */
public interface AuditStory {
  /** The place after the last entry there can ever be. */
  long END = Long.MAX_VALUE;

  /** About one subject, in the order in which it happened. */
  List<Line> about(Tx tx, String subject);

  /**
   * The newest first.
   *
   * @param before only entries with a lower place in the chain; {@link #END} for the newest of all
   */
  List<Line> search(Tx tx, Search search, long before, int most);

  /** What entries are looked for by. */
  sealed interface Search {
    /** All there are. */
    record Everything() implements Search {}

    /** All but entries of these kinds: {@code model.asked}. */
    record Without(Set<String> kinds) implements Search {
      public Without {
        kinds = Set.copyOf(kinds);
      }
    }

    /** What somebody did, and what names them. Nothing from before they were erased. */
    record Who(MemberId member) implements Search {}

    /** What is about a resource, by its id. */
    record Resource(String id) implements Search {}

    /** What is about one subject: an approval, a report. */
    record Subject(String id) implements Search {}
  }

  /**
   * One entry.
   *
   * @param seq its place in the org's chain
   * @param by absent when OpsMate itself acted, or the name was erased
   * @param facts empty once erased
   * @param isErased whether who it was and the facts were erased
   * @param hash of the entry and all before it, in hex
   */
  record Line(long seq, Instant at, String what, String subject, Optional<MemberId> by, Map<String, String> facts,
      boolean isErased, String hash) {
    public Line {
      facts = Map.copyOf(facts);
    }
  }
}

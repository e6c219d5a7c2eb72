package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that happened.
 *
 * @param what a stable word: {@code approval.voted}
 * @param subject what it is about: an approval id, a report id
 * @param facts the rest, by name; may hold names and free text, which are kept apart from the chain and can be erased
 */
public record AuditEntry(Instant at, Actor actor, String what, String subject, SortedMap<String, String> facts) {
  /** Who did it. */
  public sealed interface Actor {
    record Person(MemberId member) implements Actor {}

    /** OpsMate itself: a schedule, an expiry, a run of what was approved. */
    record OpsMate() implements Actor {}
  }

  public AuditEntry {
    facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  public static AuditEntry by(MemberId member, Instant at, String what, String subject, Map<String, String> facts) {
    return new AuditEntry(at, new Actor.Person(member), what, subject, new TreeMap<>(facts));
  }

  public static AuditEntry byOpsMate(Instant at, String what, String subject, Map<String, String> facts) {
    return new AuditEntry(at, new Actor.OpsMate(), what, subject, new TreeMap<>(facts));
  }
}

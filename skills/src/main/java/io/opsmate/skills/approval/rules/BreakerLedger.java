package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What circuit breakers count, and which of them have tripped. */
public interface BreakerLedger {
  /** Puts the beginning of one action on the count; once per attempt, however often it is said. */
  void began(Tx tx, Beginning beginning);

  /** Notes how an action of a skill ended: a failure adds to its run of failures, a success ends it. */
  void ended(Tx tx, SkillName skill, boolean well);

  int begunSince(Tx tx, SkillName skill, Instant since);

  int begunFor(Tx tx, SkillName skill, String incident);

  int failuresInARow(Tx tx, SkillName skill);

  /** Keeps the latest count of a day, per skill and kind of finding. */
  void counted(Tx tx, SkillName skill, String kind, LocalDate day, int count);

  /** The counts of the days from {@code from} until before {@code until}. */
  SortedMap<LocalDate, Integer> counts(Tx tx, SkillName skill, String kind, LocalDate from, LocalDate until);

  List<Trip> tripped(Tx tx);

  /** False when that breaker of that skill had tripped before; the first trip stays. */
  boolean trip(Tx tx, Trip trip);

  /**
   * A person says go on: the breaker is closed and what it counted starts again; a jump is taken as the new normal.
   * Empty when it had not tripped.
   */
  Optional<Trip> rearm(Tx tx, SkillName skill, Trip.Breaker breaker, Instant now);

  /**
   * Forgets what no limit looks at any more: counts of days before this one, and beginnings of before it, in UTC. All
   * beginnings for an incident stay until the last of them is that old.
   */
  void forget(Tx tx, LocalDate before);

  /** One action that begins. {@code incident} is empty for none. */
  record Beginning(SkillName skill, String attempt, String incident, Instant at) {}
}

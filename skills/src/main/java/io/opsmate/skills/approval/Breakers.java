package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.BreakerLedger.Beginning;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.approval.rules.Trip.Breaker;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The circuit breakers: counts what is begun and how it ends, trips, says so loudly, and is re-armed by a person. */
public final class Breakers {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MEDIAN_DAYS = 7;

  private final BreakerLedger ledger;
  private final Gate gate;
  private final AuditTrail audit;
  private final Alarm alarm;

  public Breakers(BreakerLedger ledger, Gate gate, AuditTrail audit, Alarm alarm) {
    this.ledger = ledger;
    this.gate = gate;
    this.audit = audit;
    this.alarm = alarm;
  }

  /**
   * Asked in the transaction that puts an attempt on record: why it must not begin, now. Counts it when it may; an attempt
   * that goes on after a wait is counted once.
   */
  Optional<String> hold(Tx tx, Approval approval, AttemptId attempt, Instant now) {
    Optional<String> held = held(tx, approval, now);
    if (held.isPresent()) {
      return held;
    }
    Plan plan = approval.plan();
    ledger.began(tx, new Beginning(plan.skill(), attempt.toString(), plan.context().incident(), now));
    Limits limits = gate.rules(tx).limits();
    int lately = ledger.begunSince(tx, plan.skill(), now.minus(HOUR));
    if (lately > limits.perHour()) {
      return Optional.of(trip(tx, plan.skill(), Breaker.ACTIONS_PER_HOUR,
          limits.perHour() + " actions within an hour are the limit", approval.channel(), now));
    }
    String incident = plan.context().incident();
    if (!incident.isEmpty() && ledger.begunFor(tx, plan.skill(), incident) > limits.perIncident()) {
      return Optional.of(trip(tx, plan.skill(), Breaker.ACTIONS_PER_INCIDENT,
          limits.perIncident() + " actions for one incident are the limit", approval.channel(), now));
    }
    return Optional.empty();
  }

  /** Asked in the transaction that records an outcome. What was refused is neither a success nor a failure. */
  void ended(Tx tx, Approval approval, Outcome outcome, Instant now) {
    SkillName skill = approval.plan().skill();
    switch (outcome) {
      case Outcome.Done _ -> ledger.ended(tx, skill, true);
      case Outcome.Refused _ -> {}
      case Outcome.Failed _, Outcome.Unknown _ -> {
        ledger.ended(tx, skill, false);
        int failures = ledger.failuresInARow(tx, skill);
        if (failures >= gate.rules(tx).limits().failuresInARow()) {
          trip(tx, skill, Breaker.FAILURES, failures + " actions in a row failed or ended unknown", approval.channel(),
              now);
        }
      }
    }
  }

  /**
   * Takes note of how many findings of a kind a whole scan gave. A count far above the median of the days before trips:
   * more likely the scan, or somebody's tags, went wrong than the estate.
   */
  public Optional<String> counted(Tx tx, SkillName skill, String kind, int count, ChannelId channel, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<Integer> before = ledger.counts(tx, skill, kind, today.minusDays(MEDIAN_DAYS), today)
        .values()
        .stream()
        .sorted()
        .toList();
    ledger.counted(tx, skill, kind, today, count);
    int jump = gate.rules(tx).limits().jump();
    if (before.isEmpty() || count < Limits.JUMPS_FROM || count <= jump * Math.max(1, median(before))) {
      return Optional.empty();
    }
    return Optional.of(trip(tx, skill, Breaker.POPULATION_JUMP, count + " " + kind + " today, " + median(before)
        + " is the median of the days before: a person looks first", channel, now));
  }

  /** A person has looked and says go on. */
  public Optional<Trip> rearm(Tx tx, SkillName skill, Breaker breaker, MemberId by, Instant now) {
    Optional<Trip> closed = ledger.rearm(tx, skill, breaker, now);
    closed.ifPresent(trip -> audit.record(tx, AuditEntry.by(by, now, "breaker.rearmed", skill.value(),
        Map.of("breaker", breaker.name(), "tripped", trip.says()))));
    return closed;
  }

  public List<Trip> tripped(Tx tx) {
    return ledger.tripped(tx);
  }

  private Optional<String> held(Tx tx, Approval approval, Instant now) {
    return Ruling.heldNow(gate.standing(tx), approval.plan().circumstances(approval.requester(), now));
  }

  private String trip(Tx tx, SkillName skill, Breaker breaker, String says, ChannelId channel, Instant now) {
    Trip trip = new Trip(skill, breaker, says, now);
    if (ledger.trip(tx, trip)) {
      audit.record(tx, AuditEntry.byOpsMate(now, "breaker.tripped", skill.value(),
          Map.of("breaker", breaker.name(), "says", says)));
      alarm.tripped(tx, trip, channel);
    }
    return "the circuit breaker for " + breaker.words() + " has tripped (" + says + ") until a person re-arms it";
  }

  private static int median(List<Integer> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }
}

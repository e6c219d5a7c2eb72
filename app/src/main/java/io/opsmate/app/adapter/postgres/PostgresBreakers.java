package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What circuit breakers count, in PostgreSQL. */
public final class PostgresBreakers implements BreakerLedger {
  /** What this transaction has read and not changed since. */
  private static final class Seen {
    private @Nullable List<Trip> trips;
  }

  @Override
  public void began(Tx tx, Beginning beginning) {
    Sql.in(tx, "INSERT INTO approval_beginning (org_id, attempt, skill, incident, began_at) VALUES (?, ?, ?, ?, ?)"
        + " ON CONFLICT DO NOTHING")
        .with(tx.org().value(), beginning.attempt(), beginning.skill().value(), beginning.incident(), beginning.at())
        .update();
  }

  @Override
  public void ended(Tx tx, SkillName skill, boolean well) {
    if (well) {
      endStreak(tx, skill);
    } else {
      Sql.in(tx, "INSERT INTO approval_streak AS s (org_id, skill, failures) VALUES (?, ?, 1)"
          + " ON CONFLICT (org_id, skill) DO UPDATE SET failures = s.failures + 1")
          .with(tx.org().value(), skill.value())
          .update();
    }
  }

  @Override
  public int begunSince(Tx tx, SkillName skill, Instant since) {
    return Sql.in(tx, "SELECT count(*) AS n FROM approval_beginning WHERE skill = ? AND is_for_hour AND began_at >= ?")
        .with(skill.value(), since)
        .first(row -> row.small("n"))
        .orElseThrow();
  }

  @Override
  public int begunFor(Tx tx, SkillName skill, String incident) {
    return Sql.in(tx, "SELECT count(*) AS n FROM approval_beginning WHERE skill = ? AND incident = ?")
        .with(skill.value(), incident)
        .first(row -> row.small("n"))
        .orElseThrow();
  }

  @Override
  public int failuresInARow(Tx tx, SkillName skill) {
    return Sql.in(tx, "SELECT failures FROM approval_streak WHERE skill = ?")
        .with(skill.value())
        .first(row -> row.small("failures"))
        .orElse(0);
  }

  @Override
  public void counted(Tx tx, SkillName skill, String kind, LocalDate day, int count) {
    Sql.in(tx, "INSERT INTO approval_count (org_id, skill, kind, day, count) VALUES (?, ?, ?, ?, ?)"
        + " ON CONFLICT (org_id, skill, kind, day) DO UPDATE SET count = excluded.count")
        .with(tx.org().value(), skill.value(), kind, day, count)
        .update();
  }

  @Override
  public SortedMap<LocalDate, Integer> counts(Tx tx, SkillName skill, String kind, LocalDate from, LocalDate until) {
    SortedMap<LocalDate, Integer> counts = new TreeMap<>();
    Sql.in(tx, "SELECT day, count FROM approval_count WHERE skill = ? AND kind = ? AND day >= ? AND day < ?")
        .with(skill.value(), kind, from, until)
        .list(row -> Map.entry(row.day("day"), row.small("count")))
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  @Override
  public List<Trip> tripped(Tx tx) {
    Seen seen = seen(tx);
    List<Trip> trips = seen.trips == null
        ? Sql.in(tx, "SELECT * FROM approval_trip ORDER BY tripped_at, skill, breaker").list(PostgresBreakers::trip)
        : seen.trips;
    seen.trips = trips;
    return trips;
  }

  @Override
  public boolean trip(Tx tx, Trip trip) {
    seen(tx).trips = null;
    return Sql.in(tx, "INSERT INTO approval_trip (org_id, skill, breaker, says, tripped_at) VALUES (?, ?, ?, ?, ?)"
        + " ON CONFLICT DO NOTHING")
        .with(tx.org().value(), trip.skill().value(), trip.breaker().name(), trip.says(), trip.at())
        .update() == 1;
  }

  @Override
  public Optional<Trip> rearm(Tx tx, SkillName skill, Trip.Breaker breaker, Instant now) {
    seen(tx).trips = null;
    Optional<Trip> trip = Sql.in(tx, "DELETE FROM approval_trip WHERE skill = ? AND breaker = ? RETURNING *")
        .with(skill.value(), breaker.name())
        .first(PostgresBreakers::trip);
    trip.ifPresent(_ -> startAgain(tx, skill, breaker));
    return trip;
  }

  private Seen seen(Tx tx) {
    return PostgresTx.of(tx).held(this, Seen::new);
  }

  @Override
  public void forget(Tx tx, LocalDate before) {
    Instant cutoff = before.atStartOfDay(ZoneOffset.UTC).toInstant();
    Sql.in(tx, "DELETE FROM approval_beginning b WHERE b.began_at < ? AND (b.incident = '' OR NOT EXISTS ("
        + "SELECT 1 FROM approval_beginning later WHERE later.skill = b.skill AND later.incident = b.incident"
        + " AND later.incident <> '' AND later.began_at >= ?))")
        .with(cutoff, cutoff)
        .update();
    Sql.in(tx, "DELETE FROM approval_count WHERE day < ?").with(before).update();
  }

  private static void startAgain(Tx tx, SkillName skill, Trip.Breaker breaker) {
    switch (breaker) {
      case ACTIONS_PER_HOUR ->
          Sql.in(tx, "UPDATE approval_beginning SET is_for_hour = false WHERE skill = ? AND is_for_hour")
              .with(skill.value())
              .update();
      case ACTIONS_PER_INCIDENT ->
          Sql.in(tx, "UPDATE approval_beginning SET incident = '' WHERE skill = ? AND incident <> ''")
              .with(skill.value())
              .update();
      case FAILURES -> endStreak(tx, skill);
      case POPULATION_JUMP -> Sql.in(tx, "UPDATE approval_count c SET count = greatest(c.count, latest.count)"
          + " FROM (SELECT DISTINCT ON (kind) kind, count FROM approval_count WHERE skill = ? ORDER BY kind, day DESC)"
          + " AS latest WHERE c.skill = ? AND c.kind = latest.kind").with(skill.value(), skill.value()).update();
    }
  }

  private static void endStreak(Tx tx, SkillName skill) {
    Sql.in(tx, "DELETE FROM approval_streak WHERE skill = ?").with(skill.value()).update();
  }

  private static Trip trip(Row row) throws SQLException {
    return new Trip(new SkillName(row.text("skill")), Trip.Breaker.valueOf(row.text("breaker")), row.text("says"),
        row.instant("tripped_at"));
  }
}

package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rules and stops in PostgreSQL. Which version holds is asked once in each transaction; its text is read again only when
 * it is a new one.
 *
 * <p>Errors: rules in a form that this version does not know are {@link io.opsmate.app.adapter.json.Json.Unreadable}.
 */
public final class PostgresRules implements RulesLedger {
  private final RulesJson json;
  private final Function<OrgId, OrgRules> seed;
  private final Map<OrgId, OrgRules> read = new ConcurrentHashMap<>();

  /** @param seed the first version of an org's rules */
  public PostgresRules(RulesJson json, Function<OrgId, OrgRules> seed) {
    this.json = json;
    this.seed = seed;
  }

  /** What this transaction has read and not changed since. */
  private static final class Seen {
    private @Nullable OrgRules rules;
    private @Nullable List<Stop> stops;
  }

  @Override
  public OrgRules rules(Tx tx) {
    Seen seen = seen(tx);
    OrgRules rules = seen.rules == null ? ask(tx) : seen.rules;
    seen.rules = rules;
    return rules;
  }

  private OrgRules ask(Tx tx) {
    Optional<Long> version = version(tx);
    if (version.isEmpty()) {
      insert(tx, seed.apply(tx.org()));
      version = version(tx);
    }
    long holds = version.orElseThrow();
    OrgRules known = read.get(tx.org());
    return known != null && known.version() == holds ? known : read(tx, holds);
  }

  @Override
  public Optional<OrgRules> version(Tx tx, long version) {
    return Sql.in(tx, "SELECT rules FROM approval_rules WHERE version = ?")
        .with(version)
        .first(row -> row.text("rules"))
        .map(json::read);
  }

  @Override
  public void save(Tx tx, OrgRules next) {
    if (rules(tx).version() != next.version() - 1 || insert(tx, next) == 0) {
      throw new Overtaken(next.version());
    }
    seen(tx).rules = null;
  }

  @Override
  public List<Stop> stops(Tx tx) {
    Seen seen = seen(tx);
    List<Stop> stops = seen.stops == null
        ? Sql.in(tx, "SELECT * FROM approval_stop ORDER BY stopped_at, skill").list(PostgresRules::stop)
        : seen.stops;
    seen.stops = stops;
    return stops;
  }

  @Override
  public void stop(Tx tx, Stop stop) {
    Sql.in(tx, "INSERT INTO approval_stop (org_id, skill, by_member, reason, stopped_at) VALUES (?, ?, ?, ?, ?)"
        + " ON CONFLICT (org_id, skill) DO UPDATE SET by_member = excluded.by_member, reason = excluded.reason,"
        + " stopped_at = excluded.stopped_at")
        .with(tx.org().value(), reach(stop.skill()), stop.by().value(), stop.reason(), stop.at())
        .update();
    seen(tx).stops = null;
  }

  @Override
  public Optional<Stop> resume(Tx tx, @Nullable SkillName skill) {
    seen(tx).stops = null;
    return Sql.in(tx, "DELETE FROM approval_stop WHERE skill = ? RETURNING *")
        .with(reach(skill))
        .first(PostgresRules::stop);
  }

  private Seen seen(Tx tx) {
    return PostgresTx.of(tx).held(this, Seen::new);
  }

  private static Optional<Long> version(Tx tx) {
    return Sql.in(tx, "SELECT version FROM approval_rules ORDER BY version DESC LIMIT 1")
        .first(row -> row.number("version"));
  }

  /** Known to later transactions only when this one commits: a version that is rolled back never was. */
  private OrgRules read(Tx tx, long version) {
    OrgRules rules = json.read(Sql.in(tx, "SELECT rules FROM approval_rules WHERE version = ?")
        .with(version)
        .first(row -> row.text("rules"))
        .orElseThrow());
    tx.afterCommit(() -> read.put(tx.org(), rules));
    return rules;
  }

  private int insert(Tx tx, OrgRules rules) {
    return Sql.in(tx, "INSERT INTO approval_rules (org_id, version, rules) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), rules.version(), json.write(rules))
        .update();
  }

  private static Stop stop(Row row) throws SQLException {
    String skill = row.text("skill");
    return new Stop(skill.isEmpty() ? null : new SkillName(skill), new MemberId(row.text("by_member")),
        row.text("reason"), row.instant("stopped_at"));
  }

  private static String reach(@Nullable SkillName skill) {
    return Objects.toString(skill, "");
  }
}

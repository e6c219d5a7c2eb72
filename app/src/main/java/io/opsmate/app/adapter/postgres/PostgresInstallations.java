package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.vault.Resealable;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Secret;
import io.opsmate.app.install.Grant;
import io.opsmate.app.install.Installations;
import io.opsmate.app.install.Tokens;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Installations in PostgreSQL, tokens sealed. The table is exempt from row-level security, because it is read to find out
 * which org a request is of; every statement here names its org.
 */
public final class PostgresInstallations implements Installations, Resealable {
  private static final String BOT = "slack.bot-token";
  private static final String REFRESH = "slack.refresh-token";

  /** Slack's events tell the time in whole seconds. */
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PostgresTransactions transactions;
  private final Vault vault;
  private final AuditTrail audit;
  private final Ids ids;

  public PostgresInstallations(PostgresTransactions transactions, Vault vault, AuditTrail audit, Ids ids) {
    this.transactions = transactions;
    this.vault = vault;
    this.audit = audit;
    this.ids = ids;
  }

  @Override
  public OrgId keep(Grant grant, Instant now) {
    OrgId org = transactions.ofNoOrg(connection -> Sql
        .on(connection, "INSERT INTO org (id, name, slack_team, created_at)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (slack_team) DO UPDATE SET name = excluded.name RETURNING id")
        .with(ids.next(), grant.workspace().name(), grant.workspace().id(), now)
        .first(row -> new OrgId(row.id("id")))
        .orElseThrow());
    transactions.run(org, tx -> {
      write(tx, grant, now);
      audit.record(tx, AuditEntry.by(grant.installer(), now, "workspace.installed", grant.workspace().id(),
          Map.of("workspace", grant.workspace().name(), "app", grant.app(), "scopes", grant.scopes())));
    });
    return org;
  }

  private void write(Tx tx, Grant grant, Instant now) {
    Optional<Tokens.Renewal> renewal = grant.tokens().renewal();
    Sql.in(tx, """
        INSERT INTO installation (org_id, app, bot_user, scopes, installed_by, installed_at, bot_token, refresh_token,
          expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (org_id) DO UPDATE SET app = excluded.app, bot_user = excluded.bot_user, scopes = excluded.scopes,
          installed_by = excluded.installed_by, installed_at = excluded.installed_at, bot_token = excluded.bot_token,
          refresh_token = excluded.refresh_token, expires_at = excluded.expires_at, renewing_until = NULL,
          gone_at = NULL, gone_because = ''""")
        .with(tx.org().value(), grant.app(), grant.botUser(), grant.scopes(), grant.installer().value(), now,
            sealed(BOT, tx.org(), grant.tokens().access()),
            renewal.map(one -> sealed(REFRESH, tx.org(), one.refresh())).orElse(null),
            renewal.map(Tokens.Renewal::expiresAt).orElse(null))
        .update();
  }

  @Override
  public Optional<OrgId> installed(List<String> asked) {
    return transactions.ofNoOrg(connection -> Sql.on(connection, "SELECT o.id FROM org o JOIN installation i"
        + " ON i.org_id = o.id WHERE o.slack_team = ANY (?) AND i.gone_at IS NULL"
        + " ORDER BY array_position(?::text[], o.slack_team) LIMIT 1")
        .with(asked, asked)
        .first(row -> new OrgId(row.id("id"))));
  }

  @Override
  public Optional<Tokens> tokens(OrgId org) {
    return transactions.in(org, tx -> Sql.in(tx, "SELECT bot_token, refresh_token, expires_at FROM installation"
        + " WHERE org_id = ? AND gone_at IS NULL").with(org.value()).first(row -> tokens(org, row)));
  }

  private Tokens tokens(OrgId org, Row row) throws SQLException {
    byte @Nullable [] refresh = row.maybeBytes("refresh_token");
    return new Tokens(opened(BOT, org, row.bytes("bot_token")),
        refresh == null
            ? Optional.empty()
            : Optional.of(new Tokens.Renewal(opened(REFRESH, org, refresh), row.instant("expires_at"))));
  }

  @Override
  public boolean hasLeft(OrgId org) {
    return transactions.in(org, tx -> Sql.in(tx, "SELECT 1 FROM installation WHERE org_id = ? AND gone_at IS NOT NULL")
        .with(org.value())
        .first(_ -> true)
        .isPresent());
  }

  @Override
  public void left(OrgId org, String how, Instant at, Instant now) {
    transactions.run(org, tx -> {
      int gone = Sql.in(tx, "UPDATE installation SET bot_token = NULL, refresh_token = NULL, expires_at = NULL,"
          + " renewing_until = NULL, gone_at = ?, gone_because = ?"
          + " WHERE org_id = ? AND gone_at IS NULL AND installed_at < ?")
          .with(now, how, org.value(), at.plus(SECOND))
          .update();
      if (gone == 1) {
        String workspace = Sql.in(tx, "SELECT slack_team FROM org WHERE id = ?")
            .with(org.value())
            .first(row -> row.text("slack_team"))
            .orElseThrow();
        audit.record(tx, AuditEntry.byOpsMate(now, "workspace.uninstalled", workspace, Map.of("how", how)));
      }
    });
  }

  @Override
  public Optional<Secret> claimRenewal(OrgId org, Instant dueBefore, Instant now, Instant until) {
    return transactions.in(org, tx -> Sql.in(tx, "UPDATE installation SET renewing_until = ? WHERE org_id = ?"
        + " AND refresh_token IS NOT NULL AND expires_at < ? AND (renewing_until IS NULL OR renewing_until <= ?)"
        + " RETURNING refresh_token")
        .with(until, org.value(), dueBefore, now)
        .first(row -> opened(REFRESH, org, row.bytes("refresh_token"))));
  }

  @Override
  public void renewed(OrgId org, Tokens fresh, Instant claimedUntil) {
    transactions.run(org, tx -> Sql.in(tx, "UPDATE installation SET bot_token = ?, refresh_token = ?, expires_at = ?,"
        + " renewing_until = NULL WHERE org_id = ? AND renewing_until = ?")
        .with(sealed(BOT, org, fresh.access()),
            fresh.renewal().map(one -> sealed(REFRESH, org, one.refresh())).orElse(null),
            fresh.renewal().map(Tokens.Renewal::expiresAt).orElse(null), org.value(), claimedUntil)
        .update());
  }

  @Override
  public String what() {
    return "tokens of Slack workspaces";
  }

  @Override
  public int reseal(Tx tx) {
    return reseal(tx, BOT, "bot_token") + reseal(tx, REFRESH, "refresh_token");
  }

  private int reseal(Tx tx, String purpose, String column) {
    Optional<byte[]> old = Sql.in(tx, "SELECT " + column + " AS sealed FROM installation WHERE org_id = ? AND " + column
        + " IS NOT NULL FOR UPDATE")
        .with(tx.org().value())
        .first(row -> row.bytes("sealed"))
        .filter(vault::needsResealing);
    old.ifPresent(sealed -> Sql.in(tx, "UPDATE installation SET " + column + " = ? WHERE org_id = ?")
        .with(vault.reseal(purpose, tx.org(), sealed), tx.org().value())
        .update());
    return old.isPresent() ? 1 : 0;
  }

  private byte[] sealed(String purpose, OrgId org, Secret token) {
    return vault.seal(purpose, org, token.value().getBytes(StandardCharsets.UTF_8));
  }

  private Secret opened(String purpose, OrgId org, byte[] sealed) {
    return new Secret(new String(vault.open(purpose, org, sealed), StandardCharsets.UTF_8));
  }
}

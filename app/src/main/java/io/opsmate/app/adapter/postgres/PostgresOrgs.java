package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orgs OpsMate serves; one of them is the default, whose connectors are the environment's settings. */
public final class PostgresOrgs {
  private final PostgresTransactions transactions;
  private final Ids ids;

  public PostgresOrgs(PostgresTransactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /** One org; {@code slackTeam} is empty until it is known which workspace it is. */
  public record Org(OrgId id, String name, Optional<String> slackTeam) {}

  /** The default org, made the first time. Two replicas that start together get the same one. */
  public Org defaultOrg(String name, Instant now) {
    return transactions.ofNoOrg(connection -> {
      Sql.on(connection, "INSERT INTO org (id, name, is_default, created_at) VALUES (?, ?, true, ?)"
          + " ON CONFLICT (is_default) WHERE is_default DO NOTHING").with(ids.next(), name, now).update();
      return Sql.on(connection, "SELECT id, name, slack_team FROM org WHERE is_default")
          .first(PostgresOrgs::read)
          .orElseThrow();
    });
  }

  public List<Org> all() {
    return transactions.ofNoOrg(
        connection -> Sql.on(connection, "SELECT id, name, slack_team FROM org ORDER BY created_at, id")
            .list(PostgresOrgs::read));
  }

  public Optional<Org> ofSlackTeam(String team) {
    return transactions.ofNoOrg(
        connection -> Sql.on(connection, "SELECT id, name, slack_team FROM org WHERE slack_team = ?")
            .with(team)
            .first(PostgresOrgs::read));
  }

  public void isSlackTeam(OrgId org, @Nullable String team) {
    transactions.ofNoOrg(connection -> Sql.on(connection, "UPDATE org SET slack_team = ? WHERE id = ?")
        .with(team, org.value())
        .update());
  }

  private static Org read(Row row) throws java.sql.SQLException {
    return new Org(new OrgId(row.id("id")), row.text("name"), Optional.ofNullable(row.maybeText("slack_team")));
  }
}

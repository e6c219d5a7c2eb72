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

  /**
   * The default org, as the one of this workspace or enterprise; when that installed OpsMate before it was named, its org
   * becomes the default.
   *
   * @throws IllegalStateException with a sentence for people, when the default org is another workspace's
   */
  public Org defaultOf(String workspace, Instant now) {
    Org ours = defaultOrg("default", now);
    if (ours.slackTeam().filter(team -> !team.equals(workspace)).isPresent()) {
      throw new IllegalStateException(
          "OPSMATE_DEFAULT_WORKSPACE is " + workspace + ", but the settings of this database"
              + " belong to " + ours.slackTeam().get() + ". Nothing was started. Set it to "
              + ours.slackTeam().get() + ", or give " + workspace + " a database of its own.");
    }
    return transactions.ofNoOrg(connection -> {
      if (Sql.on(connection, "SELECT 1 FROM org WHERE slack_team = ?").with(workspace).first(_ -> true).isPresent()) {
        Sql.on(connection, "UPDATE org SET is_default = false WHERE is_default").update();
        Sql.on(connection, "UPDATE org SET is_default = true WHERE slack_team = ?").with(workspace).update();
      } else {
        Sql.on(connection, "UPDATE org SET slack_team = ? WHERE is_default").with(workspace).update();
      }
      return Sql.on(connection, "SELECT id, name, slack_team FROM org WHERE is_default")
          .first(PostgresOrgs::read)
          .orElseThrow();
    });
  }

  public Optional<Org> find(OrgId org) {
    return transactions.ofNoOrg(connection -> Sql.on(connection, "SELECT id, name, slack_team FROM org WHERE id = ?")
        .with(org.value())
        .first(PostgresOrgs::read));
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

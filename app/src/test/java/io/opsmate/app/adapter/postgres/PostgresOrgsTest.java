package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresOrgsTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final PostgresOrgs orgs = new PostgresOrgs(database.transactions(), new TimeOrderedIds());

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void theDefaultOrgIsMadeOnceByHoweverManyReplicas() throws Exception {
    Callable<PostgresOrgs.Org> replica = () -> orgs.defaultOrg("Default", SetClock.NOON);
    Set<PostgresOrgs.Org> made = new HashSet<>();

    try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
      for (Future<PostgresOrgs.Org> one : replicas.invokeAll(Collections.nCopies(4, replica))) {
        made.add(one.get());
      }
    }

    assertThat(made).hasSize(1);
    assertThat(orgs.all()).hasSize(3).containsAll(made);
  }

  @Test
  void anOrgIsFoundByItsSlackTeam() {
    PostgresOrgs.Org org = orgs.defaultOrg("Default", SetClock.NOON);

    orgs.isSlackTeam(org.id(), "T0TEAM");

    assertThat(orgs.ofSlackTeam("T0TEAM").map(PostgresOrgs.Org::id)).contains(org.id());
    assertThat(orgs.defaultOrg("Default", SetClock.NOON).slackTeam()).isEqualTo(Optional.of("T0TEAM"));
    assertThat(orgs.ofSlackTeam("T0OTHER")).isEmpty();
  }

  @Test
  void theDefaultOrgIsTheNamedWorkspaceWhetherItInstalledBeforeOrAfter() throws SQLException {
    PostgresOrgs.Org before = orgs.defaultOf("T0HOME", SetClock.NOON);
    assertThat(before).isEqualTo(orgs.defaultOf("T0HOME", SetClock.NOON));
    assertThat(before.slackTeam()).contains("T0HOME");

    try (TestDatabase other = TestDatabase.fresh(); Connection admin = other.admin()) {
      PostgresOrgs there = new PostgresOrgs(other.transactions(), new TimeOrderedIds());
      there.defaultOrg("default", SetClock.NOON);
      Sql.on(admin, "UPDATE org SET slack_team = 'T0HOME' WHERE id = ?").with(Orgs.ACME.value()).update();
      assertThat(there.defaultOf("T0HOME", SetClock.NOON).id()).isEqualTo(Orgs.ACME);
      assertThat(there.defaultOrg("default", SetClock.NOON).id()).isEqualTo(Orgs.ACME);
    }
  }

  @Test
  void theSettingsOfOneWorkspaceDoNotPassToAnother() {
    orgs.defaultOf("T0HOME", SetClock.NOON);

    assertThatThrownBy(() -> orgs.defaultOf("T0EVIL", SetClock.NOON)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belong to T0HOME");
  }
}

package io.opsmate.app.walk;

import static io.opsmate.app.walk.Stage.ASKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.walk.Outside.Sent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a database of the company's own: brought up to date by its owner, lost while running, and back again. */
class DatabaseDownTest {
  private static final String OPS = "C0OPS";
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  @SuppressWarnings("NullAway.Init") Path folder;

  @Test
  void whileTheDatabaseIsDownPeopleAreToldAndWhenItIsBackAllGoesOn() throws IOException, SQLException {
    int port = Integer.parseInt(ChildApp.freePort());
    try (SlackStandIn slack = new SlackStandIn()) {
      EmbeddedPostgres server = server(port);
      try {
        prepare(server);
        Map<String, String> settings = settings(slack, port);
        notStartedBeforeItIsMigrated(settings);
        migrated(settings);
        try (ChildApp app = ChildApp.ready(settings);
            Outside outside = new Outside(app.at("/slack/events"), slack.url())) {
          works(app, outside, slack, "C0BEFORE");
          Shown card = card(slack, "C0BEFORE");
          server.close();
          isDown(app, outside, slack, card);
          server = server(port);
          await().atMost(PATIENCE).until(() -> app.status("/health/readiness") == 200);
          works(app, outside, slack, "C0AFTER");
          assertThat(slack.in(OPS)).isEmpty();
        }
      } finally {
        server.close();
      }
    }
  }

  private static void notStartedBeforeItIsMigrated(Map<String, String> settings) {
    ChildApp early = ChildApp.launched(settings);

    assertThat(early.exit()).isNotZero();
    assertThat(early.output()).contains("OpsMate did not start", "./opsmate migrate");
  }

  private static void migrated(Map<String, String> settings) {
    ChildApp migration = ChildApp.launched(settings, "migrate");

    assertThat(migration.exit()).as(migration.output()).isZero();
    assertThat(migration.output()).contains("migrations applied");
  }

  private static void works(ChildApp app, Outside outside, SlackStandIn slack, String channel) {
    assertThat(app.status("/health/readiness")).isEqualTo(200);
    assertThat(outside.command(ASKER, channel, "zombies").ack()).contains("Looking for waste");
    await().atMost(PATIENCE)
        .until(
            () -> slack.in(channel).stream().anyMatch(one -> one.words().contains("wasted resource")));
  }

  private static Shown card(SlackStandIn slack, String channel) {
    await().atMost(PATIENCE).until(() -> !slack.cards(channel).isEmpty());
    return slack.cards(channel).getFirst();
  }

  private static void isDown(ChildApp app, Outside outside, SlackStandIn slack, Shown card) {
    await().atMost(PATIENCE).until(() -> app.status("/health/readiness") == 503);
    assertThat(app.status("/health/liveness")).isEqualTo(200);
    Sent command = outside.command(ASKER, OPS, "zombies");
    assertThat(command.took()).isLessThan(Duration.ofSeconds(3));
    assertThat(command.ack()).contains("Nothing was recorded");
    Sent press = outside.press("U0APPROVER", card, "approval_approve");
    assertThat(press.status()).isEqualTo(503);
    await().atMost(PATIENCE)
        .untilAsserted(() -> assertThat(slack.told(press.answers())).contains("Nothing was recorded"));
  }

  private EmbeddedPostgres server(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  private static void prepare(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : List.of("CREATE ROLE walk_owner LOGIN", "CREATE ROLE walk_app LOGIN",
          "CREATE DATABASE walk OWNER walk_owner")) {
        statement.execute(sql);
      }
    }
  }

  private Map<String, String> settings(SlackStandIn slack, int port) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/walk?user=";
    Map<String, String> settings = new HashMap<>(Stage.slackSettings(slack, folder.resolve("data")));
    settings.put("OPSMATE_ESTATE", "demo");
    settings.put("OPSMATE_MASTER_KEY", KEY);
    settings.put("DATABASE_URL", url + "walk_app");
    settings.put("DATABASE_OWNER_URL", url + "walk_owner");
    return settings;
  }
}

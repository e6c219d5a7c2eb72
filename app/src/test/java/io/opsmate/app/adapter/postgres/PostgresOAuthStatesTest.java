package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.testkit.SetClock;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresOAuthStatesTest {
  private static final Instant NOON = SetClock.NOON;
  private static final Instant END = NOON.plusSeconds(600);

  private final TestDatabase database = TestDatabase.fresh();
  private final PostgresOAuthStates states = new PostgresOAuthStates(database.transactions());

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aStateIsOfUseOnceHoweverManyTry() throws Exception {
    states.issue("state", NOON, END);
    Callable<Boolean> one = () -> states.use("state", NOON);

    int used = 0;
    try (ExecutorService browsers = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> use : browsers.invokeAll(Collections.nCopies(8, one))) {
        used += use.get() ? 1 : 0;
      }
    }

    assertThat(used).isEqualTo(1);
  }

  @Test
  void aStateEndsWithItsTime() {
    states.issue("state", NOON, END);

    assertThat(states.use("state", END)).isFalse();
    assertThat(states.use("state", END.minusMillis(1))).isTrue();
    assertThat(states.use("never issued", NOON)).isFalse();
  }

  @Test
  void onlyItsHashIsKept() throws SQLException {
    states.issue("a state to remember", NOON, END);

    try (Connection admin = database.admin()) {
      assertThat(Sql.on(admin, "SELECT state_hash FROM oauth_state").list(row -> row.bytes("state_hash")))
          .singleElement()
          .satisfies(hash -> assertThat(hash).hasSize(32)
              .isNotEqualTo("a state to remember".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void thereIsAnEndToThoseUnderWayAndTimeMakesRoom() throws SQLException {
    try (Connection admin = database.admin()) {
      Sql.on(admin, "INSERT INTO oauth_state SELECT decode(md5(n::text), 'hex'), ? FROM generate_series(1, 5000) n")
          .with(END)
          .update();
    }

    assertThat(states.issue("one more", NOON, END)).isFalse();
    assertThat(states.issue("one more", END, END.plusSeconds(600))).isTrue();
  }
}

package io.opsmate.commands.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.opsmate.commands.socket.Addresses.Asked;
import io.opsmate.commands.socket.SocketMode;
import io.opsmate.commands.socket.StandInSocket;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.SetClock;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests over connections that OpsMate opens. */
class SocketModeTest {
  private static final SocketMode.Waits HASTY = new SocketMode.Waits(Duration.ofMillis(10), Duration.ofMillis(50),
      Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(5));

  private final Stage stage = new Stage();
  private final HttpClient http = HttpClient.newHttpClient();
  private StandInSocket slack;

  @BeforeEach
  void listen() throws InterruptedException {
    slack = StandInSocket.open();
  }

  @AfterEach
  void hangUp() throws InterruptedException {
    http.shutdownNow();
    slack.close();
  }

  @Test
  void aCommandIsOnRecordAndAnsweredByItsAcknowledgement() throws InterruptedException {
    try (SocketMode mode = open(1)) {
      slack.next().send(command("e1", "trigger"));

      JsonObject ack = slack.ack();
      assertThat(ack.get("envelope_id").getAsString()).isEqualTo("e1");
      assertThat(ack.getAsJsonObject("payload").get("response_type").getAsString()).isEqualTo("ephemeral");
      assertThat(connected(mode)).isOne();
      stage.jobs.runDue(SetClock.NOON);
      assertThat(stage.calls).hasSize(1);
    }
  }

  @Test
  void whatComesTwiceOverDifferentConnectionsIsRunOnce() throws InterruptedException {
    try (SocketMode _ = open(2)) {
      slack.next().send(command("e1", "same"));
      slack.ack();
      slack.next().send(command("e2", "same"));

      assertThat(slack.ack().has("payload")).isFalse();
      stage.jobs.runDue(SetClock.NOON);
      assertThat(stage.calls).hasSize(1);
    }
  }

  @Test
  void aPressAndAnEventTakeTheSameWay() throws InterruptedException {
    try (SocketMode _ = open(1)) {
      WebSocket line = slack.next();
      line.send("{\"envelope_id\":\"e1\",\"type\":\"events_api\",\"payload\":"
          + SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1") + "}");

      assertThat(slack.ack().get("envelope_id").getAsString()).isEqualTo("e1");
      stage.jobs.runDue(SetClock.NOON);
      assertThat(stage.letters()).hasSize(1);
    }
  }

  @Test
  void whatIsNotOnRecordIsNotAcknowledged() throws InterruptedException {
    try (SocketMode _ = open(1)) {
      WebSocket line = slack.next();
      stage.databaseFault = new RetriableFailure("away", new IllegalStateException());
      line.send("{\"envelope_id\":\"e1\",\"type\":\"events_api\",\"payload\":"
          + SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1") + "}");
      line.send("{\"type\":\"disconnect\",\"reason\":\"warning\"}");
      WebSocket next = slack.next();
      assertThat(slack.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(line);
      assertThat(slack.acks).isEmpty();

      stage.databaseFault = null;
      next.send("{\"envelope_id\":\"e1\",\"type\":\"events_api\",\"payload\":"
          + SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1") + "}");
      assertThat(slack.ack().get("envelope_id").getAsString()).isEqualTo("e1");
    }
  }

  @Test
  void aNewConnectionIsOpenBeforeTheOldOneIsLetGo() throws InterruptedException {
    try (SocketMode _ = open(1)) {
      WebSocket old = slack.next();
      old.send("{\"type\":\"disconnect\",\"reason\":\"warning\"}");

      WebSocket fresh = slack.next();
      assertThat(slack.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(old);
      fresh.send(command("e1", "trigger"));
      assertThat(slack.ack().get("envelope_id").getAsString()).isEqualTo("e1");
    }
  }

  @Test
  void theOldConnectionStillServesUntilTheNewOneIsThere() throws InterruptedException {
    CountDownLatch later = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    try (SocketMode _ = SocketMode.start(() -> {
      if (asked.incrementAndGet() == 2) {
        awaitQuietly(later);
      }
      return new Asked.Here(slack.address());
    }, stage.edge, http, stage.clock, HASTY, 1)) {
      WebSocket old = slack.next();
      old.send("{\"type\":\"disconnect\",\"reason\":\"warning\"}");
      old.send(command("e1", "trigger"));

      assertThat(slack.ack().get("envelope_id").getAsString()).isEqualTo("e1");
      later.countDown();
      assertThat(slack.next()).isNotEqualTo(old);
    }
  }

  @Test
  void anOldConnectionThatSlackClosesBeforeThereIsANewOneCountsNoMore() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    AtomicReference<SocketMode> running = new AtomicReference<>();
    CountDownLatch none = new CountDownLatch(1);
    try (SocketMode mode = SocketMode.start(() -> {
      SocketMode one = running.get();
      if (asked.incrementAndGet() == 1 || one == null) {
        return new Asked.Here(slack.address());
      }
      if (one.up() == 0) {
        none.countDown();
      }
      return new Asked.Later("HTTP 503", Duration.ZERO);
    }, stage.edge, http, stage.clock, HASTY, 1)) {
      running.set(mode);
      WebSocket old = slack.next();
      old.send("{\"type\":\"disconnect\",\"reason\":\"warning\"}");
      old.close();

      assertThat(none.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aConnectionThatDropsIsOpenedAnew() throws InterruptedException {
    try (SocketMode _ = open(1)) {
      slack.next().closeConnection(1006, "cable cut");

      slack.next().send(command("e1", "trigger"));
      assertThat(slack.ack().get("envelope_id").getAsString()).isEqualTo("e1");
    }
  }

  @Test
  void aConnectionThatFallsSilentIsOpenedAnew() throws InterruptedException {
    slack.deaf = true;
    SocketMode.Waits attentive = new SocketMode.Waits(HASTY.first(), HASTY.most(), HASTY.refused(), HASTY.hello(),
        Duration.ofMillis(50));
    try (SocketMode _ = SocketMode.start(() -> new Asked.Here(slack.address()), stage.edge, http, stage.clock,
        attentive, 1)) {
      WebSocket silent = slack.next();

      assertThat(slack.next()).isNotEqualTo(silent);
    }
  }

  @Test
  void whatIsStrangeIsPassedOver() throws InterruptedException {
    try (SocketMode _ = open(1)) {
      WebSocket line = slack.next();
      line.send("no json");
      line.send("{\"envelope_id\":\"e0\",\"type\":\"carrier_pigeon\",\"payload\":{}}");
      line.send(command("e1", "trigger"));

      assertThat(slack.ack().get("envelope_id").getAsString()).isEqualTo("e1");
    }
  }

  @Test
  void aTokenThatSlackRefusesIsNotTriedOverAndOver() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    try (SocketMode mode = SocketMode.start(() -> {
      times.incrementAndGet();
      asked.countDown();
      return new Asked.Refused("invalid_auth");
    }, stage.edge, http, stage.clock, HASTY, 1)) {
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(mode.up()).isZero();
    }
    assertThat(times).hasValue(1);
  }

  @Test
  void slackInTroubleIsAskedAgain() throws InterruptedException {
    AtomicInteger times = new AtomicInteger();
    try (SocketMode _ = SocketMode.start(() -> times.incrementAndGet() < 3
        ? new Asked.Later("HTTP 503", Duration.ZERO)
        : new Asked.Here(slack.address()), stage.edge, http, stage.clock, HASTY, 1)) {
      slack.next();
      assertThat(times).hasValue(3);
    }
  }

  @Test
  void closingLetsEverythingGo() throws InterruptedException {
    SocketMode mode = open(2);
    slack.next();
    slack.next();
    mode.close();

    assertThat(slack.closed.poll(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(slack.closed.poll(10, TimeUnit.SECONDS)).isNotNull();
  }

  private SocketMode open(int connections) {
    return SocketMode.start(() -> new Asked.Here(slack.address()), stage.edge, http, stage.clock, HASTY, connections);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String command(String envelope, String trigger) {
    return """
        {"envelope_id":"%s","type":"slash_commands","accepts_response_payload":true,"payload":{"command":"/opsmate",\
        "text":"sweep","user_id":"U0REQUESTER","channel_id":"C0OPS","team_id":"T0ACME","trigger_id":"%s",\
        "response_url":"https://hooks.slack.com/commands/T0ACME/1/x"}}""".formatted(envelope, trigger);
  }

  /** An acknowledgement may come before the connection that it came over is counted. */
  private static int connected(SocketMode mode) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (mode.up() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return mode.up();
  }
}

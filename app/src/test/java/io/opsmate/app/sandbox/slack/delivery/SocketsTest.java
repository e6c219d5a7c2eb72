package io.opsmate.app.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private final Sockets sockets = new Sockets("A0OPSMATE", new Ids(new Random(1)), Duration.ofMillis(50));

  /** An app at the other end, which acknowledges at once when told to. */
  private final class App implements Sockets.Line {
    final List<JsonNode> heard = new ArrayList<>();
    boolean closed;
    String answers = "";

    @Override
    public void send(String text) {
      JsonNode json = Json.parse(text).orElseThrow();
      heard.add(json);
      if (json.has("envelope_id") && !answers.isEmpty()) {
        sockets.said(answers.replace("ID", json.path("envelope_id").asText()));
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void aConnectionIsGreetedAndCounted() {
    App app = connected();

    assertThat(app.heard.getFirst().path("type").asText()).isEqualTo("hello");
    assertThat(app.heard.getFirst().path("num_connections").asInt()).isEqualTo(1);
    assertThat(app.heard.getFirst().at("/connection_info/app_id").asText()).isEqualTo("A0OPSMATE");
  }

  @Test
  void aTicketOpensOneConnection() {
    String ticket = sockets.ticket().orElseThrow();

    assertThat(sockets.opened(ticket, new App())).isTrue();
    assertThat(sockets.opened(ticket, new App())).isFalse();
    assertThat(sockets.opened("guessed", new App())).isFalse();
  }

  @Test
  void theEleventhConnectionIsOneTooMany() {
    for (int one = 0; one < Sockets.MOST; one++) {
      connected();
    }

    assertThat(sockets.ticket()).isEmpty();
  }

  @Test
  void aCommandTravelsInAnEnvelopeAndTheAcknowledgementMayAnswer() {
    App app = connected();
    app.answers = "{\"envelope_id\":\"ID\",\"payload\":{\"text\":\"hi\"}}";

    BotAnswer answer = sockets.post(BotRequest.form(Map.of("command", "/opsmate")));

    assertThat(answer).isEqualTo(new BotAnswer.Acknowledged("{\"text\":\"hi\"}"));
    assertThat(app.heard.getLast().path("type").asText()).isEqualTo("slash_commands");
    assertThat(app.heard.getLast().path("accepts_response_payload").asBoolean()).isTrue();
    assertThat(app.heard.getLast().at("/payload/command").asText()).isEqualTo("/opsmate");
  }

  @Test
  void anEventSaysWhichRepetitionItIs() {
    App app = connected();
    app.answers = "{\"envelope_id\":\"ID\"}";

    BotAnswer answer = sockets.post(BotRequest.json(Json.object().put("type", "event_callback"))
        .with(Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "timeout")));

    assertThat(answer).isEqualTo(new BotAnswer.Acknowledged(""));
    assertThat(app.heard.getLast().path("type").asText()).isEqualTo("events_api");
    assertThat(app.heard.getLast().path("retry_attempt").asInt()).isEqualTo(1);
    assertThat(app.heard.getLast().path("accepts_response_payload").asBoolean()).isFalse();
  }

  @Test
  void silenceIsLate() {
    connected();

    assertThat(sockets.post(BotRequest.form(Map.of("command", "/opsmate")))).isEqualTo(new BotAnswer.Late());
  }

  @Test
  void eachConnectionGetsItsShare() {
    App one = connected();
    App other = connected();
    one.answers = "{\"envelope_id\":\"ID\"}";
    other.answers = one.answers;

    sockets.post(BotRequest.form(Map.of("command", "/opsmate")));
    sockets.post(BotRequest.form(Map.of("command", "/opsmate")));

    assertThat(one.heard).hasSize(2);
    assertThat(other.heard).hasSize(2);
  }

  @Test
  void aConnectionIsRenewedAfterAWarning() {
    App app = connected();

    sockets.refresh();

    assertThat(app.heard).extracting(json -> json.path("reason").asText()).endsWith("warning", "refresh_requested");
    assertThat(app.closed).isTrue();
    assertThat(sockets.connections()).isZero();
  }

  @Test
  void withoutAConnectionEverythingGoesToTheRequestUrl() {
    Transport transport = new Transport(sockets, _ -> new BotAnswer.Acknowledged("by http"));

    assertThat(transport.post(BotRequest.json(Json.object()))).isEqualTo(new BotAnswer.Acknowledged("by http"));
    assertThat(transport.name()).isEqualTo("http");
    connected().answers = "{\"envelope_id\":\"ID\"}";
    assertThat(transport.post(BotRequest.json(Json.object()))).isEqualTo(new BotAnswer.Acknowledged(""));
    assertThat(transport.name()).isEqualTo("socket");
  }

  private App connected() {
    App app = new App();
    assertThat(sockets.opened(sockets.ticket().orElseThrow(), app)).isTrue();
    return app;
  }
}

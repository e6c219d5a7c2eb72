package io.opsmate.app.sandbox.slack.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.MovableClock;
import io.opsmate.app.sandbox.slack.workspace.Changes;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final Changes changes = new Changes();
  private final Traffic traffic = new Traffic(new MovableClock(), changes);

  @Test
  void theOldestGoFirst() {
    for (int call = 0; call < Traffic.KEPT + 1; call++) {
      note(Json.object().put("n", call));
    }

    assertThat(traffic.newest()).isEqualTo(Traffic.KEPT + 1);
    assertThat(traffic.oldest()).isEqualTo(2);
    assertThat(traffic.after(0, 10)).hasSize(10).first().extracting(Exchange::id).isEqualTo(2L);
    assertThat(traffic.after(Traffic.KEPT, 10)).hasSize(1);
  }

  @Test
  void muchTextIsKeptForAShorterTime() {
    String long1 = "x".repeat((int) (Traffic.KEPT_TEXT / 3));
    for (int call = 0; call < 4; call++) {
      note(Json.object().put("text", long1));
    }

    assertThat(traffic.after(0, 10)).hasSizeLessThan(4).isNotEmpty();
  }

  @Test
  void everyExchangeIsAChange() {
    note(Json.object());

    assertThat(changes.of(Changes.Kind.TRAFFIC)).isEqualTo(1);
    assertThat(changes.of(Changes.Kind.CONTENT)).isZero();
  }

  @Test
  void clearedItGoesOnCounting() {
    note(Json.object());
    traffic.clear();
    note(Json.object());

    assertThat(traffic.after(0, 10)).singleElement().extracting(Exchange::id).isEqualTo(2L);
  }

  @Test
  void secretsAreMaskedAndJsonInTextIsOpened() {
    String secret = "s3cr3t";
    note(Json.object()
        .put("token", "xoxb-" + secret)
        .put("text", "my token is xoxb-1-" + secret + " and xapp-1-" + secret + ".")
        .put("response_url", "http://127.0.0.1:8080/sandbox/slack/response/" + secret)
        .put("url", "ws://127.0.0.1:8080/sandbox/slack/socket/" + secret)
        .put("upload_url", "http://127.0.0.1:8080/sandbox/slack/upload/" + secret)
        .put("blocks", "[{\"type\":\"divider\",\"token\":\"" + secret + "\"}]"));

    JsonNode kept = traffic.after(0, 1).getFirst().request().body();
    assertThat(kept.toString()).doesNotContain(secret).contains("xoxb-***", "/response/***");
    assertThat(kept.at("/blocks/0/type").asText()).isEqualTo("divider");
  }

  private void note(JsonNode body) {
    traffic.note(new Exchange.Subject(Exchange.Direction.TO_SLACK, "web_api", "auth.test", "", ""),
        Exchange.Request.http(body),
        new Exchange.Result(200, Exchange.Outcome.OK, Duration.ofMillis(1), Json.object(), Optional.empty(),
            Optional.empty()));
  }
}

package io.opsmate.app.sandbox.slack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/sandbox.md promises the page, over HTTP. */
class PageApiHttpTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxServer sandbox = new SandboxServer("sandbox");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theClockMovesForwardByALengthAndToATime() throws Exception {
    assertThat(get("clock")).hasToString("{\"now\":\"2026-11-21T19:00:00Z\",\"ahead\":\"PT0S\",\"ahead_ms\":0}");

    assertThat(post("clock", "{\"by\":\"PT1H\"}").path("now").asText()).isEqualTo("2026-11-21T20:00:00Z");
    JsonNode moved = post("clock", "{\"to\":\"2026-11-22T08:00:00Z\"}");

    assertThat(moved.path("outcome").asText()).isEqualTo("moved");
    assertThat(moved.path("ahead_ms").asLong()).isEqualTo(Duration.ofHours(13).toMillis());
    assertThat(get("changes?as=U0REQUESTER&since=-1").at("/clock/ahead").asText()).isEqualTo("PT13H");
  }

  @Test
  void theClockNeverGoesBackNorFartherThanAYear() throws Exception {
    for (String asked : new String[]{"{\"by\":\"PT-1H\"}", "{\"by\":\"PT0S\"}", "{\"to\":\"2026-11-21T18:59:59Z\"}",
      "{\"by\":\"P367D\"}", "{\"by\":\"soon\"}", "{}", "nonsense"}) {
      assertThat(post("clock", asked).path("text").asText()).contains("not moved");
    }
    assertThat(get("clock").path("ahead_ms").asLong()).isZero();
  }

  @Test
  void theInspectorShowsACallItsAnswerAndTheRuleBroken() throws Exception {
    api("chat.postMessage", "{\"channel\":\"C0ENGINEERS\",\"text\":\"hi\"}");

    JsonNode exchange = get("traffic?after=0").at("/exchanges/0");

    assertThat(exchange.path("direction").asText()).isEqualTo("to_slack");
    assertThat(exchange.path("kind").asText()).isEqualTo("web_api");
    assertThat(exchange.path("name").asText()).isEqualTo("chat.postMessage");
    assertThat(exchange.path("outcome").asText()).isEqualTo("refused");
    assertThat(exchange.at("/request/text").asText()).isEqualTo("hi");
    assertThat(exchange.at("/answer/error").asText()).isEqualTo("not_in_channel");
    assertThat(exchange.at("/rule/name").asText()).isEqualTo("membership");
    assertThat(exchange.toString()).doesNotContain("xoxb-test");
    assertThat(get("changes?as=U0REQUESTER&since=-1").path("traffic").asLong()).isEqualTo(1);
    assertThat(get("traffic?after=1").path("exchanges")).isEmpty();
  }

  @Test
  void theInspectorShowsADeliveryThatNobodyTook() throws Exception {
    post("messages", "{\"as\":\"U0REQUESTER\",\"channel\":\"C000000OPS\",\"text\":\"/opsmate help\"}");

    JsonNode exchange = get("traffic?after=0").at("/exchanges/0");

    assertThat(exchange.path("direction").asText()).isEqualTo("to_app");
    assertThat(exchange.path("kind").asText()).isEqualTo("command");
    assertThat(exchange.path("person").asText()).isEqualTo("U0REQUESTER");
    assertThat(exchange.path("outcome").asText()).isEqualTo("unreachable");
    assertThat(exchange.at("/rule/error").asText()).isEqualTo("dispatch_failed");
    assertThat(exchange.at("/request/response_url").asText()).endsWith("/response/***");
  }

  @Test
  void faultsAreToldAndAllMendedByOneCall() throws Exception {
    post("faults/api", "{\"method\":\"*\",\"fault\":\"too_many_requests\",\"seconds\":5,\"calls\":3}");
    post("faults/latency", "{\"api_ms\":1,\"deliveries_ms\":2}");
    post("faults/deliveries", "{\"times\":2}");
    post("faults/cloud", "{\"ms_per_region\":2000}");
    JsonNode set = post("faults/blocks", "{\"refused\":[\"table\"]}");

    assertThat(set.path("outcome").asText()).isEqualTo("set");
    assertThat(get("faults")).hasToString("""
        {"any":true,"api":[{"method":"*","fault":"too_many_requests","seconds":5,"calls":3}],\
        "latency":{"api_ms":1,"deliveries_ms":2},"deliveries":{"times":2},"cloud":{"ms_per_region":2000},\
        "blocks":{"refused":["table"]}}""");
    assertThat(get("changes?as=U0REQUESTER&since=-1").path("faults").asBoolean()).isTrue();

    post("faults/mended", "{}");

    assertThat(get("faults")).hasToString("""
        {"any":false,"api":[],"latency":{"api_ms":0,"deliveries_ms":0},"deliveries":{"times":1},\
        "cloud":{"ms_per_region":0},"blocks":{"refused":[]}}""");
  }

  @Test
  void theRosterTellsOfPlacesZonesAndShortcuts() throws Exception {
    JsonNode workspace = get("workspace");

    assertThat(workspace.at("/shortcuts/0/callback_id").asText()).isEqualTo("investigate");
    assertThat(workspace.path("channels")).anySatisfy(channel -> {
      assertThat(channel.path("id").asText()).isEqualTo("C0000BOARD");
      assertThat(channel.path("private").asBoolean()).isTrue();
      assertThat(channel.path("app").asBoolean()).isFalse();
    });
    assertThat(workspace.path("people")).anySatisfy(person -> {
      assertThat(person.path("id").asText()).isEqualTo("U0TRAVELLER");
      assertThat(person.path("tz").isNull()).isTrue();
    });
  }

  @Test
  void anInvitationChangesTheRoster() throws Exception {
    long before = get("changes?as=U0REQUESTER&since=-1").path("roster").asLong();

    assertThat(post("channels", "{\"as\":\"U0REQUESTER\",\"channel\":\"C0ENGINEERS\",\"act\":\"invite_app\"}")
        .path("outcome")
        .asText()).isEqualTo("done");

    assertThat(get("changes?as=U0REQUESTER&since=-1").path("roster").asLong()).isGreaterThan(before);
    assertThat(post("channels", "{\"as\":\"U0000GUEST1\",\"channel\":\"C000000OPS\",\"act\":\"archive\"}")
        .path("text")
        .asText()).contains("Guests");
  }

  @Test
  void inAnArchivedChannelNobodyWritesAndOthersChannelsNobodyReads() throws Exception {
    assertThat(post("messages", "{\"as\":\"U0REQUESTER\",\"channel\":\"C00ARCHIVED\",\"text\":\"hi\"}")
        .path("rule")
        .asText()).startsWith("archived");
    post("messages", "{\"as\":\"U0REQUESTER\",\"channel\":\"C0000BOARD\",\"text\":\"secret\"}");

    assertThat(get("timeline?as=U0REQUESTER&channel=C0000BOARD").path("messages")).hasSize(1);
    assertThat(get("timeline?as=U0OUTSIDER&channel=C0000BOARD").path("messages")).isEmpty();
  }

  @Test
  void aFileGoesFromTheAppToThePage() throws Exception {
    JsonNode place = api("files.getUploadURLExternal", "{\"filename\":\"a b.csv\",\"length\":4}");
    String ticket = place.path("upload_url").asText().replaceAll(".*/upload/", "");
    HttpRequest upload = HttpRequest.newBuilder(sandbox.at("/sandbox/slack/upload/" + ticket))
        .header("Content-Type", "application/octet-stream")
        .POST(HttpRequest.BodyPublishers.ofString("a,b\n"))
        .build();
    assertThat(http.send(upload, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("OK - 4");
    String id = place.path("file_id").asText();
    api("files.completeUploadExternal", "{\"files\":[{\"id\":\"" + id + "\"}],\"channel_id\":\"C000000OPS\"}");

    JsonNode message = get("timeline?as=U0REQUESTER&channel=C000000OPS").at("/messages/0");
    assertThat(message.at("/files/0/page_url").asText()).isEqualTo("/sandbox/files/" + id);
    HttpResponse<String> file = http.send(page("files/" + id).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(file.body()).isEqualTo("a,b\n");
    assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"a_b.csv\"");
    HttpRequest stranger = HttpRequest.newBuilder(sandbox.at("/sandbox/files/" + id)).build();
    assertThat(http.send(stranger, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void socketModeTakesTheAppsTokenAndDeliversInPlaceOfHttp() throws Exception {
    String url = call("apps.connections.open", "", "xapp-test").path("url").asText();
    assertThat(url).startsWith("ws://127.0.0.1:");
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    URI address = URI.create("ws://127.0.0.1:" + sandbox.at("/").getPort() + URI.create(url).getPath());

    WebSocket socket = http.newWebSocketBuilder().buildAsync(address, new Ears(heard)).join();
    assertThat(Json.parse(heard.take()).orElseThrow().path("type").asText()).isEqualTo("hello");
    Thread typing = Thread.ofVirtual()
        .start(() -> unchecked(
            "{\"as\":\"U0REQUESTER\",\"channel\":\"C000000OPS\",\"text\":\"/opsmate help\"}"));
    JsonNode envelope = Json.parse(heard.take()).orElseThrow();
    socket.sendText("{\"envelope_id\":\"" + envelope.path("envelope_id").asText()
        + "\",\"payload\":{\"text\":\"by socket\"}}", true).join();
    typing.join();

    assertThat(get("timeline?as=U0REQUESTER&channel=C000000OPS").at("/messages/0/text").asText())
        .isEqualTo("by socket");
    assertThat(get("traffic?after=1").at("/exchanges/0/transport").asText()).isEqualTo("socket");
    post("faults/socket", "{\"do\":\"refresh\"}");
    assertThat(heard.take()).contains("warning");
    assertThat(heard.take()).contains("refresh_requested");
    await().until(() -> sandbox.sandbox().calls().sockets().connections() == 0);
  }

  @Test
  void aSocketWithoutATicketIsClosed() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    URI address = URI.create("ws://127.0.0.1:" + sandbox.at("/").getPort() + "/sandbox/slack/socket/guessed");

    http.newWebSocketBuilder().buildAsync(address, new Ears(heard)).join();

    assertThat(heard.take()).isEqualTo("closed");
  }

  /** The app's end of a connection. */
  private record Ears(BlockingQueue<String> heard) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      return WebSocket.Listener.super.onText(socket, text, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      heard.add("closed");
      return WebSocket.Listener.super.onClose(socket, status, reason);
    }
  }

  private void unchecked(String message) {
    try {
      post("messages", message);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode api(String method, String arguments) throws Exception {
    return call(method, arguments, "xoxb-test");
  }

  private JsonNode call(String method, String arguments, String token) throws Exception {
    return read(HttpRequest.newBuilder(sandbox.at("/sandbox/slack/api/" + method))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(HttpRequest.BodyPublishers.ofString(arguments))
        .build());
  }

  private JsonNode get(String path) throws Exception {
    return read(page(path).build());
  }

  private JsonNode post(String path, String body) throws Exception {
    return read(page(path).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build());
  }

  private HttpRequest.Builder page(String path) {
    return HttpRequest.newBuilder(sandbox.at("/sandbox/" + path)).header("Cookie", "opsmate_sandbox_8080=letmein");
  }

  private JsonNode read(HttpRequest request) throws Exception {
    return Json.parse(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).orElseThrow();
  }
}

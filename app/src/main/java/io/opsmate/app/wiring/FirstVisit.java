package io.opsmate.app.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a newcomer does first in the sandbox, done through its page: waste is found, its deletion is asked for and approved.
 * What such a visit needs is what a prepared start holds, so the first command of a real one does not wait for it.
 */
final class FirstVisit implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final URI page;
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  FirstVisit(URI page) {
    this.page = page;
  }

  /** Errors: {@link IOException} when the page does not answer, or not within half a minute with what is expected. */
  void make() throws IOException {
    send(HttpRequest.newBuilder(page).build());
    post("home/opened", JSON.createObjectNode().put("as", SandboxTeam.REQUESTER));
    post("messages", JSON.createObjectNode()
        .put("as", SandboxTeam.REQUESTER)
        .put("channel", SandboxTeam.OPS)
        .put("text", "/opsmate zombies"));
    JsonNode card = awaited(message -> button(message).isPresent());
    ObjectNode press = JSON.createObjectNode()
        .put("as", SandboxTeam.APPROVER)
        .put("channel", card.path("channel").asText())
        .put("ts", card.path("ts").asText())
        .put("block_id", button(card).orElseThrow().path("block_id").asText())
        .put("action_id", "approval_approve");
    press.putArray("chosen");
    press.putObject("state");
    post("actions", press);
    awaited(message -> message.path("ts").equals(card.path("ts")) && message.toString().contains("Saved: "));
  }

  private JsonNode awaited(Predicate<JsonNode> wanted) throws IOException {
    long began = System.nanoTime();
    while (System.nanoTime() - began < PATIENCE.toNanos()) {
      Optional<JsonNode> seen = list(get("timeline?as=" + SandboxTeam.APPROVER + "&channel=" + SandboxTeam.OPS)
          .path("messages")).filter(wanted).findFirst();
      if (seen.isPresent()) {
        return seen.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException("the first visit saw no end within " + PATIENCE.toSeconds() + " s");
  }

  private static Optional<JsonNode> button(JsonNode message) {
    return list(message.path("blocks"))
        .filter(block -> block.findValuesAsText("action_id").contains("approval_approve"))
        .findFirst();
  }

  private static Stream<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(send(HttpRequest.newBuilder(page.resolve("/sandbox/" + path)).build()));
  }

  private void post(String path, JsonNode body) throws IOException {
    send(HttpRequest.newBuilder(page.resolve("/sandbox/" + path))
        .header("Content-Type", "application/json")
        .header("Origin", "http://" + page.getAuthority())
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
        .build());
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IOException(request.uri().getPath() + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

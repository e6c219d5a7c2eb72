package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** People at Slack's clients, and whoever else can reach OpsMate's one door. */
final class Outside implements AutoCloseable {
  static final String SIGNING_SECRET = "walk-signing-secret";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final URI door;
  private final URI slack;
  private final String team;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** @param slack where answers go */
  Outside(URI door, URI slack) {
    this(door, slack, SlackStandIn.TEAM);
  }

  /** People of another workspace. */
  Outside(URI door, URI slack, String team) {
    this.door = door;
    this.slack = slack;
    this.team = team;
  }

  /**
   * What came back at once, and where to look for what comes later.
   *
   * @param answers the name under which the stand-in keeps what was sent to this request's response_url
   */
  record Sent(int status, String ack, Duration took, String answers) {}

  /** A body with its headers, as Slack would send them at a given time. */
  record Wire(String body, String timestamp, String signature) {
    static Wire signed(String body, Instant at) {
      String stamp = Long.toString(at.getEpochSecond());
      return new Wire(body, stamp, Outside.signature(stamp, body));
    }
  }

  Sent command(String member, String channel, String text) {
    String answers = "answer-" + COUNT.incrementAndGet();
    return send(Wire.signed(commandBody(member, channel, text, answers), Instant.now()), answers);
  }

  String commandBody(String member, String channel, String text, String answers) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("command", "/opsmate");
    form.put("text", text);
    form.put("team_id", team);
    form.put("user_id", member);
    form.put("channel_id", channel);
    form.put("trigger_id", "trigger." + answers);
    form.put("response_url", slack.resolve("/respond/" + answers).toString());
    return encoded(form);
  }

  /** Presses a button that the message shows. */
  Sent press(String member, Shown message, String actionId) {
    return press(member, message, actionId, message.button(actionId)
        .orElseThrow(() -> new AssertionError(
            "no button " + actionId + " on " + message)));
  }

  Sent press(String member, Shown message, String actionId, String value) {
    String answers = "answer-" + COUNT.incrementAndGet();
    ObjectNode payload = new JsonMapper().createObjectNode().put("type", "block_actions").put("api_app_id", "A0");
    payload.putObject("team").put("id", team);
    payload.putObject("user").put("id", member).put("team_id", team);
    payload.putObject("channel").put("id", message.channel());
    payload.putObject("container")
        .put("type", "message")
        .put("message_ts", message.ts())
        .put("channel_id", message.channel())
        .put("is_ephemeral", false);
    payload.put("trigger_id", "trigger." + answers);
    payload.put("response_url", slack.resolve("/respond/" + answers).toString());
    payload.putArray("actions")
        .addObject()
        .put("type", "button")
        .put("action_id", actionId)
        .put("block_id", "b")
        .put("value", value);
    return send(Wire.signed(encoded(Map.of("payload", payload.toString())), Instant.now()), answers);
  }

  /**
   * Sends a form that was asked for.
   *
   * @param state what Slack says of the fields, as JSON: {@code {"field":{"field":{"value":"..."}}}}
   */
  Sent submit(String member, JsonNode view, String state) {
    String answers = "answer-" + COUNT.incrementAndGet();
    JsonMapper json = new JsonMapper();
    ObjectNode payload = json.createObjectNode().put("type", "view_submission").put("api_app_id", "A0WALK");
    payload.putObject("team").put("id", team);
    payload.putObject("user").put("id", member).put("team_id", team);
    payload.put("trigger_id", "trigger." + answers);
    ObjectNode sent = payload.putObject("view");
    sent.setAll((ObjectNode) view);
    try {
      sent.putObject("state").set("values", json.readTree(state));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return send(Wire.signed(encoded(Map.of("payload", payload.toString())), Instant.now()), answers);
  }

  /** Something that happened in the workspace. */
  Sent event(String event) {
    int count = COUNT.incrementAndGet();
    String body = """
        {"type":"event_callback","team_id":"%s","api_app_id":"A0WALK","event_id":"Ev%d","event_time":%d,"event":%s}"""
        .formatted(team, count, Instant.now().getEpochSecond(), event);
    return send(Wire.signed(body, Instant.now()), "");
  }

  Sent send(Wire wire, String answers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(door)
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type",
            wire.body().startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(wire.body()));
    if (!wire.signature().isEmpty()) {
      request.header("X-Slack-Request-Timestamp", wire.timestamp()).header("X-Slack-Signature", wire.signature());
    }
    long began = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Sent(answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - began), answers);
    } catch (IOException e) {
      throw new AssertionError("no answer from OpsMate", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String signature(String stamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + stamp + ":" + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

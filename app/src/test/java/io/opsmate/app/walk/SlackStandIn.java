package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Slack as OpsMate's Web API calls see it: remembers what was posted, edited and answered, and can be in trouble. */
final class SlackStandIn implements AutoCloseable {
  static final String TEAM = "T0WALK";

  /** A workspace admin, wherever somebody asks. */
  static final String ADMIN = "U0ADMIN";

  private static final String GRANTED = "Bearer xoxb-of-";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, Shown> messages = new ConcurrentSkipListMap<>();
  private final Map<String, String> teams = new ConcurrentSkipListMap<>();
  private final Collection<Private> privately = new ConcurrentLinkedQueue<>();
  private final Map<String, String> windows = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> views = new ConcurrentHashMap<>();
  private final Collection<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final AtomicLong clock = new AtomicLong(1_795_000_000_000_000L);

  /**
   * What only one person sees.
   *
   * @param to the last part of the {@code response_url}, for a window that of the request that opened it, or the member
   */
  record Private(String to, String words) {}

  /** The next call of a method with these words in it is answered with a status instead. */
  private record Trouble(String method, String words, int status) {}

  SlackStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", this::api);
    server.createContext("/respond/", this::respond);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Of a 429, the Retry-After is a second. */
  void willAnswer(int status, String method, String wordsInIt) {
    troubles.add(new Trouble(method, wordsInIt, status));
  }

  boolean isOutOfTrouble() {
    return troubles.isEmpty();
  }

  List<Shown> in(String channel) {
    return messages.values().stream().filter(message -> message.channel().equals(channel)).toList();
  }

  /** The requests for approval that were posted in a channel, whatever has become of them. */
  List<Shown> cards(String channel) {
    return in(channel).stream().filter(message -> message.words().contains("Request ")).toList();
  }

  Shown now(Shown earlier) {
    return Optional.ofNullable(messages.get(earlier.ts())).orElseThrow();
  }

  List<Shown> below(Shown card) {
    return messages.values().stream().filter(message -> message.thread().equals(card.ts())).toList();
  }

  String told(String to) {
    return privately.stream().filter(one -> one.to().equals(to)).map(Private::words).collect(Collectors.joining("\n"));
  }

  /** What stands now in the window that a request opened, once it asks something. */
  Optional<ObjectNode> form(Outside.Sent sent) {
    return Optional.ofNullable(views.get(sent.answers())).filter(view -> !view.path("callback_id").asText().isEmpty());
  }

  private void api(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Optional<Trouble> trouble = trouble(method, form.toString());
    if (trouble.isPresent()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer(exchange, trouble.get().status(), "{\"ok\":false,\"error\":\"ratelimited\"}");
      return;
    }
    answer(exchange, 200, said(method, form, team(exchange)).put("ok", true).toString());
  }

  private synchronized Optional<Trouble> trouble(String method, String words) {
    Optional<Trouble> first = troubles.stream()
        .filter(one -> one.method().equals(method) && words.contains(one.words()))
        .findFirst();
    first.ifPresent(troubles::remove);
    return first;
  }

  /** Tokens that were granted by OAuth name their workspace. */
  private static String team(HttpExchange exchange) {
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return token.startsWith(GRANTED) ? token.substring(GRANTED.length()) : TEAM;
  }

  private ObjectNode said(String method, Map<String, String> form, String team) throws IOException {
    return switch (method) {
      case "oauth.v2.access" -> granted(form.getOrDefault("code", ""));
      case "views.publish" -> {
        privately.add(new Private("home " + team + " " + form.getOrDefault("user_id", ""),
            Words.in(JSON.readTree(form.getOrDefault("view", "{}")))));
        yield JSON.createObjectNode();
      }
      case "auth.test" -> JSON.createObjectNode().put("team_id", team).put("user_id", "U0OPSMATE").put("bot_id", "B0");
      case "users.info" -> user(form.getOrDefault("user", ""), team);
      case "chat.postMessage" -> post(form, team);
      case "chat.update" -> update(form);
      case "chat.postEphemeral" -> {
        privately.add(new Private(form.getOrDefault("user", ""), words(form)));
        yield JSON.createObjectNode().put("message_ts", stamp());
      }
      case "views.open" -> opened(form);
      case "views.update" -> {
        String id = form.getOrDefault("view_id", "");
        String openedBy = windows.getOrDefault(id, "");
        ObjectNode view = (ObjectNode) JSON.readTree(form.getOrDefault("view", "{}"));
        privately.add(new Private(openedBy, Words.in(view)));
        views.put(openedBy, view.put("id", id));
        yield JSON.createObjectNode();
      }
      default -> JSON.createObjectNode();
    };
  }

  private ObjectNode opened(Map<String, String> form) {
    String id = "V" + clock.incrementAndGet();
    windows.put(id, form.getOrDefault("trigger_id", "").replace("trigger.", ""));
    ObjectNode said = JSON.createObjectNode();
    said.putObject("view").put("id", id);
    return said;
  }

  /** A code is the workspace that somebody installs in. */
  private static ObjectNode granted(String workspace) {
    ObjectNode said = JSON.createObjectNode()
        .put("app_id", "A0WALK")
        .put("token_type", "bot")
        .put("access_token", "xoxb-of-" + workspace)
        .put("bot_user_id", "U0OPSMATE")
        .put("scope", "chat:write,commands")
        .put("is_enterprise_install", false);
    said.putObject("authed_user").put("id", ADMIN);
    said.putObject("team").put("id", workspace).put("name", "<b>" + workspace + "</b>");
    return said;
  }

  /** In which workspace a message stands. */
  String team(Shown message) {
    return teams.getOrDefault(message.ts(), "");
  }

  private static ObjectNode user(String id, String team) {
    ObjectNode said = JSON.createObjectNode();
    said.putObject("user").put("id", id).put("team_id", team).put("is_admin", id.equals(ADMIN));
    return said;
  }

  private ObjectNode post(Map<String, String> form, String team) throws IOException {
    String channel = form.getOrDefault("channel", "");
    String ts = stamp();
    teams.put(ts, team);
    messages.put(ts, new Shown(channel, ts, form.getOrDefault("thread_ts", ""), form.getOrDefault("text", ""),
        blocks(form), 0));
    return JSON.createObjectNode().put("channel", channel).put("ts", ts);
  }

  private ObjectNode update(Map<String, String> form) throws IOException {
    JsonNode blocks = blocks(form);
    String ts = form.getOrDefault("ts", "");
    messages.computeIfPresent(ts, (_, before) -> before.edited(form.getOrDefault("text", ""), blocks));
    return JSON.createObjectNode().put("channel", form.getOrDefault("channel", "")).put("ts", ts);
  }

  private void respond(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/respond/".length());
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    privately.add(new Private(id, Words.in(body)));
    answer(exchange, 200, "{\"ok\":true}");
  }

  private String stamp() {
    long micros = clock.incrementAndGet();
    return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
  }

  private static JsonNode blocks(Map<String, String> form) throws IOException {
    return JSON.readTree(form.getOrDefault("blocks", "[]"));
  }

  private static String words(Map<String, String> form) throws IOException {
    return form.getOrDefault("text", "") + "\n" + Words.in(blocks(form));
  }

  static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (_, last) -> last));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The sandbox's page as a browser speaks with it, opened at the address that was printed. */
final class Page implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ADDRESS = Pattern.compile("http://\\S+/sandbox/\\?token=\\S+");

  private final URI address;
  private final HttpClient http = HttpClient.newBuilder()
      .cookieHandler(new CookieManager())
      .followRedirects(HttpClient.Redirect.NORMAL)
      .build();

  private Page(URI address) {
    this.address = address;
  }

  static URI printed(String output) {
    Matcher found = ADDRESS.matcher(output);
    if (!found.find()) {
      throw new AssertionError("no address in:\n" + output);
    }
    return URI.create(found.group());
  }

  static Page opened(URI address) {
    Page page = new Page(address);
    HttpResponse<String> first = page.send(HttpRequest.newBuilder(address).build());
    if (first.statusCode() != 200 || !first.body().contains("<html")) {
      throw new AssertionError("no page: " + first.statusCode() + " " + first.body());
    }
    return page;
  }

  /** The status that a whole request gets, as it goes over the wire. */
  static String status(URI address, String host) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request = "GET " + address.getPath() + "?" + address.getQuery() + " HTTP/1.1\r\nHost: " + host
          + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void type(String as, String channel, String text) {
    send(as, channel, text, _ -> {
    });
  }

  /** With files, or below another message. */
  void send(String as, String channel, String text, Consumer<ObjectNode> more) {
    ObjectNode said = JSON.createObjectNode().put("as", as).put("channel", channel).put("text", text);
    more.accept(said);
    post("messages", said);
  }

  /** Presses a button of a message. */
  String press(String as, JsonNode message, String actionId) {
    ObjectNode press = JSON.createObjectNode()
        .put("as", as)
        .put("channel", message.path("channel").asText())
        .put("ts", message.path("ts").asText())
        .put("block_id", blockOf(message, actionId))
        .put("action_id", actionId);
    press.putArray("chosen");
    press.putObject("state");
    return post("actions", press).path("outcome").asText();
  }

  /** Chooses what does this in the menu of a message. */
  String choose(String as, JsonNode message, String actionId) {
    String entry = message.path("blocks")
        .findValuesAsText("value")
        .stream()
        .filter(value -> value.startsWith(actionId + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no entry " + actionId + " on " + message));
    ObjectNode press = JSON.createObjectNode()
        .put("as", as)
        .put("channel", message.path("channel").asText())
        .put("ts", message.path("ts").asText())
        .put("block_id", blockOf(message, "more"))
        .put("action_id", "more");
    press.putArray("chosen").add(entry);
    press.putObject("state");
    return post("actions", press).path("outcome").asText();
  }

  void openHome(String as) {
    post("home/opened", JSON.createObjectNode().put("as", as));
  }

  JsonNode home(String as) {
    return get("home?as=" + as).path("view");
  }

  /** What the window that is on top for somebody shows. */
  JsonNode window(String as) {
    return get("modal?as=" + as).path("view");
  }

  /** Sends the form in the window, with one field filled in. */
  String submit(String as, String viewId, String field, String typed) {
    return submit(as, viewId, Map.of(field, List.of(typed)));
  }

  /** Sends the form in the window; a field that is not filled in stays as it was shown. */
  String submit(String as, String viewId, Map<String, List<String>> filled) {
    ObjectNode submitted = JSON.createObjectNode().put("as", as).put("view_id", viewId);
    ObjectNode state = submitted.putObject("state");
    filled.forEach((field, values) -> values.forEach(state.putObject(field).putArray(field)::add));
    return post("views/submitted", submitted).path("outcome").asText();
  }

  List<JsonNode> messages(String as, String channel) {
    return StreamSupport
        .stream(get("timeline?as=" + as + "&channel=" + channel).path("messages").spliterator(), false)
        .toList();
  }

  /** Everything that can be read on a message. */
  static String words(JsonNode message) {
    return Words.in(message);
  }

  static boolean hasButton(JsonNode message, String actionId) {
    return message.path("blocks").findValuesAsText("action_id").contains(actionId);
  }

  private static String blockOf(JsonNode message, String actionId) {
    return StreamSupport.stream(message.path("blocks").spliterator(), false)
        .filter(block -> block.findValuesAsText("action_id").contains(actionId))
        .map(block -> block.path("block_id").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + actionId + " on " + message));
  }

  JsonNode get(String path) {
    return read(send(HttpRequest.newBuilder(address.resolve("/sandbox/" + path)).build()));
  }

  JsonNode post(String path, JsonNode body) {
    return read(send(HttpRequest.newBuilder(address.resolve("/sandbox/" + path))
        .header("Content-Type", "application/json")
        .header("Origin", "http://" + address.getAuthority())
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
        .build()));
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      if (answer.statusCode() == 200) {
        return JSON.readTree(answer.body());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(answer.statusCode() + " " + answer.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer from the page", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

package io.opsmate.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The {@link World}'s Slack over HTTP. Each call meets the next trouble, if one is left. */
final class TroubledSlack implements AutoCloseable {
  /** What becomes of a call. */
  enum Trouble {
    WELL, RATE_LIMITED, BROKEN, UNAVAILABLE, NO_JSON, TAKEN_THEN_BROKEN, TAKEN_THEN_CUT, LAYOUT_REFUSED
  }

  private final HttpServer server;
  private final World world;
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final AtomicInteger met = new AtomicInteger();

  TroubledSlack(World world) throws IOException {
    this.world = world;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
  }

  void willBe(List<Trouble> next) {
    troubles.addAll(next);
  }

  /** How many troubles were met since last asked. */
  int met() {
    return met.getAndSet(0);
  }

  /** Whatever trouble is left is over. */
  void recover() {
    troubles.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean counts = exchange.getRequestURI().getPath().contains("/chat.");
    Trouble trouble = Optional.ofNullable(counts ? troubles.poll() : null).orElse(Trouble.WELL);
    met.addAndGet(trouble == Trouble.WELL ? 0 : 1);
    switch (trouble) {
      case WELL -> say(exchange, 200, took(exchange, form));
      case RATE_LIMITED -> {
        exchange.getResponseHeaders().set("Retry-After", "7");
        say(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
      }
      case BROKEN -> say(exchange, 500, "broken");
      case UNAVAILABLE -> say(exchange, 503, "upstream");
      case NO_JSON -> say(exchange, 200, "<html>sorry</html>");
      case TAKEN_THEN_BROKEN -> {
        took(exchange, form);
        say(exchange, 503, "too slow");
      }
      case TAKEN_THEN_CUT -> {
        took(exchange, form);
        exchange.close();
      }
      case LAYOUT_REFUSED -> say(exchange, 200, form.getOrDefault("blocks", "[]").equals("[]")
          ? took(exchange, form)
          : "{\"ok\":false,\"error\":\"invalid_blocks\"}");
    }
  }

  private String took(HttpExchange exchange, Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    String words = form.getOrDefault("text", "");
    String ts = form.getOrDefault("ts", "");
    if (exchange.getRequestURI().getPath().endsWith("chat.update")) {
      world.edit(ts, words);
    } else {
      ts = world.post(channel, Optional.ofNullable(form.get("thread_ts")), words);
    }
    return "{\"ok\":true,\"channel\":\"" + channel + "\",\"ts\":\"" + ts + "\"}";
  }

  private static void say(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(URLDecoder.decode(parts[0], UTF_8), parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

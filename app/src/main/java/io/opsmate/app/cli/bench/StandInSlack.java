package io.opsmate.app.cli.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Answers Slack's Web API with success, at once, and tells when something a person would see arrives: under the channel of
 * a message, the last part of a {@code response_url}, or {@code home:} and the person whose Home it is.
 */
final class StandInSlack implements AutoCloseable {
  private final HttpServer server;
  private final Consumer<String> seen;
  private final AtomicLong ts = new AtomicLong(1_700_000_000_000_000L);

  StandInSlack(Consumer<String> seen) {
    this.seen = seen;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the Slack stand-in", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", this::api);
    server.createContext("/respond/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      exchange.getRequestBody().readAllBytes();
      seen.accept(path.substring("/respond/".length()));
      answer(exchange, "ok", "text/plain");
    });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void api(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String channel = form.getOrDefault("channel", "C0");
    if (method.startsWith("chat.")) {
      seen.accept(channel);
    }
    if (method.equals("views.publish")) {
      seen.accept("home:" + form.getOrDefault("user_id", ""));
    }
    answer(exchange, switch (method) {
      case "auth.test" -> """
          {"ok":true,"team_id":"T0BENCH","team":"bench","user_id":"U0BOT","user":"opsmate","bot_id":"B0BOT"}""";
      case "users.info" -> """
          {"ok":true,"user":{"id":"%s","team_id":"T0BENCH"}}""".formatted(form.getOrDefault("user", "U0BENCH"));
      default -> """
          {"ok":true,"channel":"%s","ts":"%s"}""".formatted(channel, form.getOrDefault("ts", stamp()));
    }, "application/json");
  }

  private String stamp() {
    long micros = ts.incrementAndGet();
    return micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000);
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
  }

  private static void answer(HttpExchange exchange, String body, String type) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

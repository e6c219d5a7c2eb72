package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that speaks like OpenAI and says what the test wrote, piece by piece. Source: OpenAI's reference, chunks. */
final class ModelStandIn implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /** What it was asked, in order. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private final Deque<List<Piece>> script = new ConcurrentLinkedDeque<>();

  /** A piece of an answer. */
  private sealed interface Piece {
    record Event(String data) implements Piece {}

    /** Says nothing more until the test lets it. */
    record Gate(CountDownLatch open) implements Piece {}
  }

  ModelStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/models", exchange -> whole(exchange,
        "{\"object\":\"list\",\"data\":[{\"id\":\"stand-in\",\"object\":\"model\"}]}"));
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next answer in words. */
  ModelStandIn says(String words) {
    script.add(List.of(said(words), end("stop")));
    return this;
  }

  /** The next answer in words that stops after the first ones until the gate is open. */
  ModelStandIn says(String first, CountDownLatch gate, String then) {
    script.add(List.of(said(first), new Piece.Gate(gate), said(then), end("stop")));
    return this;
  }

  /** The next answer in words that begins only when the first gate is open, and stops again until the second is. */
  ModelStandIn says(CountDownLatch before, String first, CountDownLatch gate, String then) {
    script.add(List.of(new Piece.Gate(before), said(first), new Piece.Gate(gate), said(then), end("stop")));
    return this;
  }

  /** The next answer is a call of a tool; {@code arguments} is JSON. */
  ModelStandIn calls(String tool, String arguments) {
    script.add(List.of(delta(Map.of("tool_calls", List.of(Map.of("index", 0, "id", "call_1", "type", "function",
        "function", Map.of("name", tool, "arguments", arguments))))), end("tool_calls")));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    List<Piece> pieces = script.poll();
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(pieces == null ? 500 : 200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (Piece piece : pieces == null ? List.<Piece>of() : pieces) {
        switch (piece) {
          case Piece.Event(String data) -> {
            out.write(data.getBytes(UTF_8));
            out.flush();
          }
          case Piece.Gate(CountDownLatch open) -> waitFor(open);
        }
      }
    }
  }

  private static void waitFor(CountDownLatch open) {
    try {
      if (!open.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the test never let the model go on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void whole(HttpExchange exchange, String json) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] body = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static Piece said(String words) {
    return delta(Map.of("role", "assistant", "content", words));
  }

  private static Piece delta(Map<String, Object> delta) {
    return event(Map.of("id", "c1", "object", "chat.completion.chunk", "model", "stand-in", "choices",
        List.of(Map.of("index", 0, "delta", delta))));
  }

  private static Piece end(String reason) {
    String last = data(Map.of("id", "c1", "object", "chat.completion.chunk", "model", "stand-in", "choices",
        List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason))));
    String usage = data(Map.of("id", "c1", "object", "chat.completion.chunk", "model", "stand-in", "choices",
        List.of(), "usage", Map.of("prompt_tokens", 20, "completion_tokens", 5, "total_tokens", 25)));
    return new Piece.Event(last + usage + "data: [DONE]\n\n");
  }

  private static Piece event(Object json) {
    return new Piece.Event(data(json));
  }

  private static String data(Object json) {
    try {
      return "data: " + JSON.writeValueAsString(json) + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.opsmate.app.cli.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Speaks like OpenAI: calls the tool {@code waste_find} once, then streams 40 pieces, 25 ms apart. */
final class StandInModel implements AutoCloseable {
  private static final Pattern CONVERSATION = Pattern.compile("conversation ([0-9a-z-]+)");
  private static final int PIECES = 40;
  private static final long APART_MILLIS = 25;

  /** Unit: milliseconds that an answer takes at least. */
  static final long OWN_MILLIS = PIECES * APART_MILLIS;

  private final Map<String, Long> own = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile @Nullable CountDownLatch arrived;
  private volatile CountDownLatch held = new CountDownLatch(0);

  StandInModel() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // or its pieces wait for acknowledgements
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How long it took over a conversation's requests. */
  long ownNanos(String conversation) {
    return own.getOrDefault(conversation, 0L);
  }

  /** Last answers wait from now on; the latch opens when this many do. */
  CountDownLatch holdBack(int many) {
    CountDownLatch all = new CountDownLatch(many);
    held = new CountDownLatch(1);
    arrived = all;
    return all;
  }

  void letGo() {
    held.countDown();
    arrived = null;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    long begun = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher conversation = CONVERSATION.matcher(body);
    String id = conversation.find() ? conversation.group(1) : "";
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (body.contains("\"role\":\"tool\"") || body.contains("\"role\" : \"tool\"")) {
        hold();
        pieces(out);
        end(out, "stop");
      } else {
        send(out, "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":"
            + "{\"name\":\"waste_find\",\"arguments\":\"{\\\"page\\\":1}\"}}]}");
        end(out, "tool_calls");
      }
      own.merge(id, System.nanoTime() - begun, Long::sum);
    }
  }

  private void hold() {
    CountDownLatch all = arrived;
    if (all != null) {
      all.countDown();
    }
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pieces(OutputStream out) throws IOException {
    for (int piece = 0; piece < PIECES; piece++) {
      send(out, "{\"content\":\"word \"}");
      try {
        Thread.sleep(APART_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void send(OutputStream out, String delta) throws IOException {
    write(out, "{\"id\":\"c\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}");
  }

  private static void end(OutputStream out, String reason) throws IOException {
    write(out,
        "{\"id\":\"c\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason
            + "\"}]}");
    write(out,
        "{\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9,\"total_tokens\":18}}");
    write(out, "[DONE]");
  }

  private static void write(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}

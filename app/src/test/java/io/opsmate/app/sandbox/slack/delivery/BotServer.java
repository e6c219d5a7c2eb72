package io.opsmate.app.sandbox.slack.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A tiny bot over real HTTP. */
final class BotServer implements AutoCloseable {
  final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer server;
  private final int status;
  private final String body;
  private final boolean holds;

  /** What arrived. */
  record Received(String body, @Nullable String timestamp, @Nullable String signature, @Nullable String contentType) {}

  private BotServer(int status, String body, boolean holds) throws IOException {
    this.status = status;
    this.body = body;
    this.holds = holds;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/slack/events", this::handle);
    server.start();
  }

  static BotServer answering(int status, String body) throws IOException {
    return new BotServer(status, body, false);
  }

  /** Never answers while the test runs. */
  static BotServer holding() throws IOException {
    return new BotServer(200, "", true);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      received.add(new Received(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
          headers.getFirst("X-Slack-Request-Timestamp"),
          headers.getFirst("X-Slack-Signature"),
          headers.getFirst("Content-Type")));
      if (holds) {
        released.await();
      }
      byte[] answer = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("X-Slack-No-Retry", "1");
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

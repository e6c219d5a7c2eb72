package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The wire to the AWS emulator: notes every call, and can lose an answer or answer no in AWS's place. */
final class AwsWire implements AutoCloseable {
  private static final Set<String> OURS_TO_SET = Set.of("host", "connection", "content-length", "expect", "upgrade");

  private final URI emulator;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<Call> lost = new CopyOnWriteArrayList<>();
  private final List<Snag> snags = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** One call that was no dry run; {@code body} names what it concerns. */
  record Call(String action, String body) {}

  /** What goes wrong: a code is AWS's refusal, none is an answer that never comes back. */
  private record Snag(String action, String about, Optional<String> code) {
    boolean concerns(Call call) {
      return call.action().equals(action) && call.body().contains(about);
    }
  }

  AwsWire(URI emulator) throws IOException {
    this.emulator = emulator;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The call reaches AWS and has its effect; nobody hears of it. */
  void loseAnswer(String action, String about) {
    snags.add(new Snag(action, about, Optional.empty()));
  }

  void refuse(String action, String about, String code) {
    snags.add(new Snag(action, about, Optional.of(code)));
  }

  void allWell() {
    snags.clear();
  }

  boolean hasLost(String action, String about) {
    return lost.stream().anyMatch(call -> call.action().equals(action) && call.body().contains(about));
  }

  /** How many calls of an action were about something; dry runs do not count. */
  long calls(String action, String about) {
    return calls.stream().filter(call -> call.action().equals(action) && call.body().contains(about)).count();
  }

  private void pass(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> form = SlackStandIn.form(body);
    boolean isDryRun = form.getOrDefault("DryRun", "").equals("true");
    Call call = new Call(form.getOrDefault("Action", ""), body);
    Optional<Snag> snag = isDryRun ? Optional.empty() : snags.stream().filter(one -> one.concerns(call)).findFirst();
    if (!isDryRun) {
      calls.add(call);
    }
    Optional<String> refusal = snag.flatMap(Snag::code);
    if (refusal.isPresent()) {
      answer(exchange, 403, refusal(refusal.get()));
      return;
    }
    HttpResponse<byte[]> answer = forward(exchange, body);
    if (snag.isPresent()) {
      lost.add(call);
      await();
      exchange.close();
      return;
    }
    answer.headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    answer(exchange, answer.statusCode(), answer.body());
  }

  private HttpResponse<byte[]> forward(HttpExchange from, String body) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(emulator.resolve(from.getRequestURI().toString()))
        .method(from.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
    from.getRequestHeaders().forEach((name, values) -> {
      if (!OURS_TO_SET.contains(name.toLowerCase(java.util.Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] refusal(String code) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Errors><Error><Code>" + code
        + "</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors>"
        + "<RequestID>walk</RequestID></Response>").getBytes(UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    http.close();
  }
}

package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Socket Mode: connections that the app has opened, over which it is told everything in place of HTTP. */
public final class Sockets implements BotEndpoint {
  /** Slack's limit on connections of one app. */
  static final int MOST = 10;

  private final String appId;
  private final Ids ids;
  private final Duration ackWithin;
  private final Set<String> tickets = new HashSet<>();
  private final List<Open> open = new ArrayList<>();
  private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private long sent;

  public Sockets(String appId, Ids ids, Duration ackWithin) {
    this.appId = appId;
    this.ids = ids;
    this.ackWithin = ackWithin;
  }

  /** One connection, as the sandbox sees it. */
  public interface Line {
    void send(String text);

    void close();
  }

  /** For one connection, once; empty when there are too many. */
  public synchronized Optional<String> ticket() {
    if (open.size() >= MOST) {
      return Optional.empty();
    }
    String ticket = ids.responseUrl();
    tickets.add(ticket);
    return Optional.of(ticket);
  }

  /** False when the ticket was not given, or has been used. */
  public synchronized boolean opened(String ticket, Line line) {
    if (!tickets.remove(ticket) || open.size() >= MOST) {
      return false;
    }
    open.add(new Open(ticket, line));
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", open.size());
    hello.putObject("debug_info").put("host", "sandbox").put("approximate_connection_time", 18_060);
    hello.putObject("connection_info").put("app_id", appId);
    line.send(hello.toString());
    return true;
  }

  public synchronized void closed(String ticket) {
    open.removeIf(one -> one.ticket().equals(ticket));
  }

  public synchronized int connections() {
    return open.size();
  }

  /** The app wrote something: an acknowledgement, with what it answers. */
  public void said(String text) {
    JsonNode ack = Json.parse(text).orElse(Json.object());
    CompletableFuture<String> waits = waiting.remove(ack.path("envelope_id").asText());
    if (waits != null) {
      waits.complete(ack.hasNonNull("payload") ? ack.get("payload").toString() : "");
    }
  }

  /** Tells the oldest connection that it will end, then ends it, as Slack does every few hours. */
  public void refresh() {
    oldest().ifPresent(one -> {
      one.line().send(disconnect("warning"));
      one.line().send(disconnect("refresh_requested"));
      closed(one.ticket());
      one.line().close();
    });
  }

  /** Ends all connections without a word. */
  public void drop() {
    List<Open> all;
    synchronized (this) {
      all = List.copyOf(open);
      open.clear();
    }
    all.forEach(one -> one.line().close());
  }

  @Override
  public BotAnswer post(BotRequest request) {
    Optional<Open> next = next();
    if (next.isEmpty()) {
      return new BotAnswer.Unreachable("no connection of Socket Mode is open");
    }
    String id = ids.responseUrl();
    CompletableFuture<String> ack = new CompletableFuture<>();
    waiting.put(id, ack);
    try {
      next.get().line().send(envelope(id, request).toString());
      return new BotAnswer.Acknowledged(ack.get(ackWithin.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return new BotAnswer.Late();
    } catch (ExecutionException | RuntimeException broken) {
      return new BotAnswer.Unreachable(String.valueOf(broken.getMessage()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new BotAnswer.Unreachable("the sandbox is stopping");
    } finally {
      waiting.remove(id);
    }
  }

  private static ObjectNode envelope(String id, BotRequest request) {
    JsonNode content = request.content();
    boolean event = content.path("type").asText().equals("event_callback");
    ObjectNode envelope = Json.object();
    envelope.put("envelope_id", id);
    envelope.set("payload", content);
    envelope.put("type", content.has("command") ? "slash_commands" : event ? "events_api" : "interactive");
    envelope.put("accepts_response_payload", !event);
    if (event) {
      envelope.put("retry_attempt", Integer.parseInt(request.headers().getOrDefault("X-Slack-Retry-Num", "0")));
      envelope.put("retry_reason", request.headers().getOrDefault("X-Slack-Retry-Reason", ""));
    }
    return envelope;
  }

  private static String disconnect(String reason) {
    ObjectNode json = Json.object().put("type", "disconnect").put("reason", reason);
    json.putObject("debug_info").put("host", "sandbox");
    return json.toString();
  }

  private synchronized Optional<Open> oldest() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.getFirst());
  }

  /** Slack gives each envelope to any one of the connections. */
  private synchronized Optional<Open> next() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get((int) (sent++ % open.size())));
  }

  private record Open(String ticket, Line line) {}
}

package io.opsmate.commands.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.opsmate.commands.edge.SlackAnswer;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection. Each request is handled on a thread of its own and acknowledged when it is on record; what is not on
 * record is not acknowledged, so that Slack delivers it again.
 */
final class Connection implements WebSocket.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** How long closing waits for what is being handled. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Function<Envelope.Request, SlackAnswer> handler;
  private final CompletableFuture<Boolean> hello = new CompletableFuture<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
  private final Phaser handling = new Phaser(1);
  private final StringBuilder open = new StringBuilder();
  private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(true);
  private volatile @Nullable WebSocket socket;
  private volatile boolean draining;
  private volatile boolean aborted;
  private volatile boolean heard = true;

  /** How a connection ended, or is about to. */
  enum End {
    /** Slack will close it; another should be open by then. */
    WARNED,
    /** It is gone. */
    GONE,
    /** Socket Mode is switched off in the app's settings. */
    SWITCHED_OFF
  }

  Connection(Function<Envelope.Request, SlackAnswer> handler) {
    this.handler = handler;
  }

  CompletableFuture<Boolean> hello() {
    return hello;
  }

  CompletableFuture<End> end() {
    return end;
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    if (aborted) {
      opened.abort();
      return;
    }
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heard = true;
    open.append(data);
    if (last) {
      String text = open.toString();
      open.setLength(0);
      take(Envelope.read(text));
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    heard = true;
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    heard = true;
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    ended();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    LOG.atInfo().addKeyValue("error", error.getClass().getSimpleName()).log("a connection to Slack broke");
    ended();
  }

  /** Does it when nothing comes over this connection any more, also after a warning; at once when that is so already. */
  void whenGone(Runnable then) {
    gone.thenRun(then);
  }

  private void ended() {
    hello.complete(false);
    end.complete(End.GONE);
    gone.complete(true);
  }

  private void take(Envelope envelope) {
    switch (envelope) {
      case Envelope.Hello _ -> hello.complete(true);
      case Envelope.Goodbye(String reason, boolean switchedOff) -> {
        LOG.atInfo().addKeyValue("reason", reason).log("Slack will close a connection");
        end.complete(switchedOff ? End.SWITCHED_OFF : End.WARNED);
      }
      case Envelope.Request request -> handle(request);
      case Envelope.Strange(String type) ->
          LOG.atWarn()
              .addKeyValue("type", type)
              .log("Slack sent something over a connection that OpsMate does not know");
    }
  }

  private void handle(Envelope.Request request) {
    if (draining || handling.register() < 0) {
      return;
    }
    Thread.ofVirtual().name("envelope").start(() -> {
      try {
        SlackAnswer answer = handler.apply(request);
        if (answer.status() == 200) {
          send(ack(request.id(), answer.body()));
        }
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).log("handling a request broke; it is not acknowledged");
      } finally {
        handling.arriveAndDeregister();
      }
    });
  }

  /** What is shown, where something is. */
  private static String ack(String id, String body) {
    JsonObject ack = new JsonObject();
    ack.addProperty("envelope_id", id);
    if (!body.isBlank()) {
      ack.add("payload", payload(body));
    }
    return ack.toString();
  }

  private static JsonElement payload(String body) {
    if (body.startsWith("{")) {
      try {
        return JsonParser.parseString(body);
      } catch (JsonParseException _) {
        // words, then
      }
    }
    JsonObject words = new JsonObject();
    words.addProperty("text", body);
    return words;
  }

  /** One after the other, as the socket wants. */
  private synchronized void send(String text) {
    WebSocket to = socket;
    if (to != null) {
      lastSent = lastSent.handle((_, _) -> true).thenCompose(_ -> to.sendText(text, true));
    }
  }

  /** Asks whether the other side is still there; false when it has not been heard of since the last time. */
  synchronized boolean isAlive() {
    boolean alive = heard;
    heard = false;
    WebSocket to = socket;
    if (alive && to != null) {
      lastSent = lastSent.handle((_, _) -> true).thenCompose(_ -> to.sendPing(ByteBuffer.allocate(0)));
    }
    return alive;
  }

  /** Takes nothing more, finishes what is being handled, and closes. */
  void close() {
    draining = true;
    try {
      handling.awaitAdvanceInterruptibly(handling.arrive(), DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.atWarn().log("some requests were still being handled; Slack delivers them again");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    farewell();
    end.complete(End.GONE);
  }

  private synchronized void farewell() {
    WebSocket to = socket;
    if (to != null) {
      lastSent.handle((_, _) -> true)
          .thenCompose(_ -> to.sendClose(WebSocket.NORMAL_CLOSURE, ""))
          .orTimeout(2, TimeUnit.SECONDS)
          .whenComplete((_, fault) -> {
            if (fault != null) {
              to.abort();
            }
          });
    }
  }

  /** Also of one that is not open yet. */
  void abort() {
    aborted = true;
    WebSocket to = socket;
    if (to != null) {
      to.abort();
    }
    ended();
  }
}

package io.opsmate.commands.socket;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The other end of Socket Mode, as the test wants it. */
public final class StandInSocket extends WebSocketServer implements AutoCloseable {
  public final List<WebSocket> lines = new CopyOnWriteArrayList<>();
  private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
  public final BlockingQueue<WebSocket> closed = new LinkedBlockingQueue<>();
  public final BlockingQueue<JsonObject> acks = new LinkedBlockingQueue<>();
  private final CountDownLatch up = new CountDownLatch(1);

  /** Answers no ping. */
  public volatile boolean deaf;

  private StandInSocket() {
    super(new InetSocketAddress("127.0.0.1", 0));
    setReuseAddr(true);
  }

  public static StandInSocket open() throws InterruptedException {
    StandInSocket server = new StandInSocket();
    server.start();
    server.up.await(10, TimeUnit.SECONDS);
    return server;
  }

  public URI address() {
    return URI.create("ws://127.0.0.1:" + getPort() + "/link");
  }

  /** The next line that was opened. */
  public WebSocket next() throws InterruptedException {
    WebSocket line = opened.poll(30, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nobody connected");
    }
    return line;
  }

  public JsonObject ack() throws InterruptedException {
    JsonObject ack = acks.poll(10, TimeUnit.SECONDS);
    if (ack == null) {
      throw new AssertionError("nothing was acknowledged");
    }
    return ack;
  }

  @Override
  public void onOpen(WebSocket line, ClientHandshake handshake) {
    lines.add(line);
    line.send("{\"type\":\"hello\",\"num_connections\":1}");
    opened.add(line);
  }

  @Override
  public void onClose(WebSocket line, int code, String reason, boolean remote) {
    lines.remove(line);
    closed.add(line);
  }

  @Override
  public void onMessage(WebSocket line, String message) {
    acks.add(JsonParser.parseString(message).getAsJsonObject());
  }

  @Override
  public void onWebsocketPing(WebSocket line, Framedata ping) {
    if (!deaf) {
      super.onWebsocketPing(line, ping);
    }
  }

  @Override
  public void onError(WebSocket line, Exception e) {
    // the test sees what comes of it
  }

  @Override
  public void onStart() {
    up.countDown();
  }

  @Override
  public void close() throws InterruptedException {
    stop(100);
  }
}

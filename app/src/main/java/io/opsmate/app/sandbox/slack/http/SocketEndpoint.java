package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.delivery.Sockets;

/** Where connections of Socket Mode end; the address is the secret. */
@ServerWebSocket("/sandbox/slack/socket/{ticket}")
@Requires(beans = SlackSandbox.class)
final class SocketEndpoint {
  private final Sockets sockets;

  SocketEndpoint(SlackSandbox sandbox) {
    this.sockets = sandbox.calls().sockets();
  }

  @OnOpen
  void opened(String ticket, WebSocketSession session) {
    if (!sockets.opened(ticket, new Session(session))) {
      session.close(CloseReason.UNSUPPORTED_DATA);
    }
  }

  @OnMessage
  void said(String message) {
    sockets.said(message);
  }

  @OnClose
  void closed(String ticket) {
    sockets.closed(ticket);
  }

  private record Session(WebSocketSession session) implements Sockets.Line {
    @Override
    public void send(String text) {
      session.sendAsync(text);
    }

    @Override
    public void close() {
      session.close(CloseReason.NORMAL);
    }
  }
}

package io.opsmate.app.sandbox.slack.delivery;

/** Socket Mode while the app has a connection open, else its request URL. */
public record Transport(Sockets sockets, BotEndpoint http) implements BotEndpoint {
  @Override
  public BotAnswer post(BotRequest request) {
    return sockets.connections() > 0 ? sockets.post(request) : http.post(request);
  }

  public String name() {
    return sockets.connections() > 0 ? "socket" : "http";
  }
}

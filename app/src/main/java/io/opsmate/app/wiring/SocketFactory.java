package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.config.Settings;
import io.opsmate.commands.edge.SlackEdge;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.commands.socket.SlackAddresses;
import io.opsmate.commands.socket.SocketMode;
import jakarta.inject.Provider;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;

/** Socket Mode beside HTTP, when there is a token for it. */
@Factory
@Requires(beans = DatabaseStart.class)
final class SocketFactory {
  /** The door is asked for only where it is used: it asks Slack who we are, and the sandbox is not up yet. */
  @Context
  @Bean(preDestroy = "close")
  OpenSockets sockets(Settings settings, SlackConnection connection, Provider<SlackEdge> edge, HttpClient http,
      InstantSource clock) {
    return settings.socket().map(socket -> {
      SlackClients clients = new SlackClients(connection.api().toString());
      return new OpenSockets(Optional.of(SocketMode.start(new SlackAddresses(clients.with(socket.token().value())),
          edge.get(), http, clock, SocketMode.Waits.DEFAULT, socket.connections())), socket.connections(),
          clients::close);
    }).orElseGet(() -> new OpenSockets(Optional.empty(), 0, () -> {
    }));
  }
}

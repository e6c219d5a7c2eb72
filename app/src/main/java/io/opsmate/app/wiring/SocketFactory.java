package io.opsmate.app.wiring;

import com.slack.api.methods.MethodsClient;
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

/** Socket Mode beside HTTP, when there is a token for it. */
@Factory
@Requires(beans = DatabaseStart.class)
final class SocketFactory {
  /** The door is asked for only where it is used: it asks Slack who we are, and the sandbox is not up yet. */
  @Context
  @Bean(preDestroy = "close")
  OpenSockets sockets(Settings settings, Provider<SlackEdge> edge, SlackClients clients, HttpClient http,
      InstantSource clock) {
    return new OpenSockets(settings.socket().map(socket -> {
      MethodsClient app = clients.with(socket.token().value());
      return SocketMode.start(new SlackAddresses(app), edge.get(), http, clock, SocketMode.Waits.DEFAULT,
          socket.connections());
    }), settings.socket().map(Settings.Socket::connections).orElse(0));
  }
}

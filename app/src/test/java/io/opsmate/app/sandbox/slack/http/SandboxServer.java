package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The sandbox's controllers on a free port, without the rest of the application. */
final class SandboxServer implements AutoCloseable {
  private final ApplicationContext context;
  private final EmbeddedServer server;

  SandboxServer(String mode) {
    SandboxSettings settings = new SandboxSettings(
        URI.create("http://127.0.0.1:9/slack/events"), "xoxb-test", "secret", "letmein", 8080);
    BlockCheck lenient = (surface, json) -> List.of();
    CommandHints none = List::of;
    this.context = ApplicationContext.builder()
        .properties(
            Map.of("opsmate.mode", mode, "micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
        .singletons(settings, lenient, none, InstantSource.system())
        .start();
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  @Override
  public void close() {
    context.close();
  }
}

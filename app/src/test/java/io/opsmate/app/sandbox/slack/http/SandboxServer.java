package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opsmate.app.sandbox.slack.SandboxClock;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.TimeTravel;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.workspace.InstalledApp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sandbox's controllers on a free port, without the rest of the application. */
final class SandboxServer implements AutoCloseable {
  private static final Instant STARTED = Instant.parse("2026-11-21T19:00:00Z");

  private final ApplicationContext context;
  private final EmbeddedServer server;

  SandboxServer(String mode) {
    SandboxSettings settings = new SandboxSettings(URI.create("http://127.0.0.1:9/slack/events"), "xoxb-test",
        "xapp-test", "secret", "letmein", 8080, SandboxSettings.DEFAULT_BURST);
    BlockCheck lenient = (surface, json) -> List.of();
    CommandHints none = List::of;
    InstalledApp installed = new InstalledApp(Set.of("chat:write", "files:write"), Set.of("app_mention"),
        List.of(new InstalledApp.Shortcut("investigate", "Investigate with OpsMate")));
    SandboxClock clock = new SandboxClock(InstantSource.fixed(STARTED), Duration.ZERO);
    this.context = ApplicationContext.builder()
        .properties(
            Map.of("opsmate.mode", mode, "micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
        .singletons(settings, lenient, none, installed, new OwnTime(clock), clock)
        .start();
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  SlackSandbox sandbox() {
    return context.getBean(SlackSandbox.class);
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Time of a sandbox in which nothing runs. */
  private record OwnTime(SandboxClock clock) implements TimeTravel {
    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public Duration ahead() {
      return clock.ahead();
    }

    @Override
    public void forward(Duration by) {
      clock.forward(by);
    }
  }
}

package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sandbox's controllers on a free port, without the rest of the application. */
final class SandboxServer implements AutoCloseable {
  private static final String OURS = "io.opsmate.";
  private static final String SANDBOX = "io.opsmate.app.sandbox.slack.";

  private final ApplicationContext context;
  private final EmbeddedServer server;

  SandboxServer(String mode) {
    SandboxSettings settings = new SandboxSettings(
        URI.create("http://127.0.0.1:9/slack/events"), "xoxb-test", "secret", "letmein", 8080);
    BlockCheck lenient = (surface, json) -> List.of();
    CommandHints none = List::of;
    this.context = new SandboxOnly()
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

  /** Leaves out every other bean of ours, whatever the application wires in sandbox mode. */
  private static final class SandboxOnly extends DefaultApplicationContextBuilder {
    @Override
    protected ApplicationContext newApplicationContext() {
      return new DefaultApplicationContext(this) {
        @Override
        @SuppressWarnings("rawtypes")
        protected List<BeanDefinitionReference> resolveBeanDefinitionReferences(
            @Nullable Predicate<BeanDefinitionReference> predicate) {
          Predicate<BeanDefinitionReference> wanted =
              bean -> !bean.getName().startsWith(OURS) || bean.getName().startsWith(SANDBOX);
          return super.resolveBeanDefinitionReferences(predicate == null ? wanted : wanted.and(predicate));
        }
      };
    }
  }
}

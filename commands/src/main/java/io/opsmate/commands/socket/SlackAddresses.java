package io.opsmate.commands.socket;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Asks over Slack's Web API with the app-level token. */
public final class SlackAddresses implements Addresses {
  private static final Set<String> PASSING = Set.of("internal_error", "fatal_error", "service_unavailable",
      "request_timeout", "ratelimited");

  private final MethodsClient methods;

  public SlackAddresses(MethodsClient methods) {
    this.methods = methods;
  }

  @Override
  public Asked ask() {
    try {
      AppsConnectionsOpenResponse said = methods.appsConnectionsOpen(r -> r);
      if (said.isOk()) {
        return new Asked.Here(URI.create(said.getUrl()));
      }
      String error = String.valueOf(said.getError());
      return PASSING.contains(error) ? new Asked.Later(error, Duration.ZERO) : new Asked.Refused(error);
    } catch (SlackApiException e) {
      String after = e.getResponse().header("Retry-After");
      return new Asked.Later("HTTP " + e.getResponse().code(),
          after != null && after.matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(after)) : Duration.ZERO);
    } catch (IOException | RuntimeException e) {
      return new Asked.Later(e.getClass().getSimpleName(), Duration.ZERO);
    }
  }
}

package io.opsmate.commands.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes clients of Slack's Web API, or of a stand-in for it. */
public final class SlackClients implements AutoCloseable {
  /** Longest a call may take, connection and answer together. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(SlackClients.class);

  private final Slack slack;

  /** {@code apiUrl} is {@code https://slack.com/api/}, or where a stand-in listens. */
  public SlackClients(String apiUrl) {
    this(apiUrl, PATIENCE);
  }

  /** {@code refused} hears of every token that Slack does not accept. */
  public SlackClients(String apiUrl, TokenRefused refused) {
    this(apiUrl, PATIENCE, refused);
  }

  /** For tests, which have less patience. */
  public SlackClients(String apiUrl, Duration patience) {
    this(apiUrl, patience, (_, _) -> {
    });
  }

  private SlackClients(String apiUrl, Duration patience, TokenRefused refused) {
    int millis = Math.toIntExact(patience.toMillis());
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.endsWith("/") ? apiUrl : apiUrl + "/");
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    config.setStatsEnabled(false);
    config.getHttpClientResponseHandlers().add(new RefusedTokens(refused));
    this.slack = Slack.getInstance(config);
  }

  public MethodsClient with(String token) {
    return slack.methods(token);
  }

  /** For the few methods that take no token. */
  public MethodsClient anonymous() {
    return slack.methods();
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      LOG.atWarn().setCause(e).log("Slack's client did not close cleanly");
    }
  }
}

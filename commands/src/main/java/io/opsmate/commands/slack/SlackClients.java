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

  /** For tests, which have less patience. */
  public SlackClients(String apiUrl, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.endsWith("/") ? apiUrl : apiUrl + "/");
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    config.setStatsEnabled(false);
    this.slack = Slack.getInstance(config);
  }

  public MethodsClient with(String token) {
    return slack.methods(token);
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

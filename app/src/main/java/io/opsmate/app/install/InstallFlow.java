package io.opsmate.app.install;

import io.opsmate.app.config.Settings.SlackApp;
import io.opsmate.app.install.SlackOAuth.Trade;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs OpsMate in a workspace: sends the browser to Slack with a state that is of use once and bound to that browser,
 * and trades the code it comes back with for a token.
 */
public final class InstallFlow {
  /** How long somebody may take on Slack's page. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(InstallFlow.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OneTimeStates states;
  private final SlackOAuth slack;
  private final Installations installations;
  private final App app;

  /**
   * What is installed.
   *
   * @param authorize Slack's page that asks the person
   * @param redirect where Slack sends the person back to
   */
  public record App(SlackApp slack, URI authorize, String redirect, List<String> scopes) {}

  public InstallFlow(OneTimeStates states, SlackOAuth slack, Installations installations, App app) {
    this.states = states;
    this.slack = slack;
    this.installations = installations;
    this.app = app;
  }

  /** Where the browser goes first. */
  public sealed interface Begin {
    /** {@code state} goes into the browser's cookie. */
    record To(URI slack, String state) implements Begin {}

    /** Too many have begun and not finished. */
    record Busy() implements Begin {}
  }

  /**
   * What the browser came back with.
   *
   * @param cookie the state that this browser was sent off with
   */
  public record Return(Optional<String> code, Optional<String> state, Optional<String> error,
      Optional<String> cookie) {}

  /** How it ended. */
  public sealed interface End {
    record Installed(Workspace workspace) implements End {}

    /** Nothing was installed; two sentences for the person. */
    record Refused(int status, String what, String next) implements End {}
  }

  public Begin begin(Instant now) {
    String state = fresh();
    if (!states.issue(state, now, now.plus(PATIENCE))) {
      LOG.atWarn().log("too many installations are under way; no more begin for some minutes");
      return new Begin.Busy();
    }
    return new Begin.To(URI.create(app.authorize() + "?client_id=" + encoded(app.slack().clientId()) + "&scope="
        + encoded(String.join(",", app.scopes())) + "&redirect_uri=" + encoded(app.redirect()) + "&state=" + state),
        state);
  }

  public End finish(Return from, Instant now) {
    if (!isOfThisBrowser(from) || !states.use(from.state().orElseThrow(), now)) {
      LOG.atWarn().log("an installation came back with a state that is not its browser's, used or expired");
      return new End.Refused(400,
          "This installation was not begun in this browser, took more than 10 minutes, or was finished before.",
          "Begin again.");
    }
    if (from.error().isPresent()) {
      return declined(from.error().get());
    }
    return from.code()
        .map(code -> traded(slack.grant(code), now))
        .orElseGet(() -> new End.Refused(400, "Slack sent no code along.", "Begin again."));
  }

  private End traded(Trade<Grant> trade, Instant now) {
    return switch (trade) {
      case Trade.Refused<Grant>(String error) -> {
        LOG.atWarn().addKeyValue("error", error).log("Slack refused an installation");
        yield new End.Refused(502, "Slack did not accept the installation (" + error + ").",
            "Begin again; if it stays like this, tell whoever runs OpsMate.");
      }
      case Trade.NoAnswer<Grant>(String because) -> {
        LOG.atWarn().addKeyValue("because", because).log("Slack did not answer during an installation");
        yield new End.Refused(502, "Slack did not answer (" + because + ").", "Begin again in a minute.");
      }
      case Trade.Got<Grant>(Grant grant) -> kept(grant, now);
    };
  }

  private End kept(Grant grant, Instant now) {
    if (app.slack().id().filter(id -> !id.equals(grant.app())).isPresent()) {
      LOG.atError().addKeyValue("app", grant.app()).log("another Slack app than SLACK_APP_ID was installed");
      return new End.Refused(400, "Slack installed another app than this OpsMate belongs to.",
          "Tell whoever runs OpsMate.");
    }
    installations.keep(grant, now);
    LOG.atInfo().addKeyValue("workspace", grant.workspace().id()).log("a workspace installed OpsMate");
    return new End.Installed(grant.workspace());
  }

  private static End declined(String error) {
    return error.equals("access_denied")
        ? new End.Refused(200, "You did not allow it on Slack's page.", "Begin again if that was not what you wanted.")
        : new End.Refused(502, "Slack ended the installation.", "Begin again in a minute.");
  }

  private static boolean isOfThisBrowser(Return from) {
    return from.state().isPresent() && from.cookie().isPresent()
        && MessageDigest.isEqual(bytes(from.state().get()), bytes(from.cookie().get()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

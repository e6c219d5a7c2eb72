package io.opsmate.app.config;

import io.opsmate.app.config.Settings.Mode;
import io.opsmate.app.config.Settings.SlackApp;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds out with whom OpsMate talks: one workspace by its token, many by OAuth, or the sandbox when nothing says so. */
final class ModeReader {
  private static final List<Setting> ABOUT_SLACK = List.of(Setting.SLACK_BOT_TOKEN, Setting.SLACK_SIGNING_SECRET,
      Setting.SLACK_CLIENT_ID, Setting.SLACK_CLIENT_SECRET, Setting.SLACK_APP_ID, Setting.OPSMATE_PUBLIC_URL,
      Setting.OPSMATE_DEFAULT_WORKSPACE);

  private ModeReader() {}

  /** Whether the sandbox is certainly not what is wanted. */
  static boolean isAboutSlack(Environment from) {
    return ABOUT_SLACK.stream().anyMatch(from::has);
  }

  static Mode mode(Environment from) {
    URI api = from.parsed(Setting.SLACK_API_URL, Forms::apiUrl).orElse(URI.create("https://slack.com/api/"));
    Optional<Mode> mode = from.has(Setting.SLACK_CLIENT_ID) && !from.has(Setting.SLACK_BOT_TOKEN)
        ? oauth(from, api)
        : token(from, api);
    return mode.orElse(new Mode.Sandbox());
  }

  private static Optional<Mode> token(Environment from, URI api) {
    Optional<Secret> token = from.secret(Setting.SLACK_BOT_TOKEN);
    Optional<Secret> signing = from.secret(Setting.SLACK_SIGNING_SECRET);
    token.filter(secret -> !secret.value().startsWith("xox"))
        .ifPresent(secret -> from.fault(Setting.SLACK_BOT_TOKEN, secret.value().startsWith("xapp-")
            ? "an app-level token, which belongs into SLACK_APP_TOKEN; the bot's begins with xoxb-"
            : "no bot token: those begin with xoxb-"));
    if (token.isPresent() && signing.isEmpty() && from.has(Setting.SLACK_APP_TOKEN)) {
      return token.map(bot -> new Mode.Slack(bot, nobodys(), api));
    }
    if (token.isPresent() && signing.isEmpty()) {
      from.fault(Setting.SLACK_SIGNING_SECRET,
          "missing, and without it no request can be trusted; copy it from the Slack app's Basic Information");
    }
    if (token.isEmpty()) {
      ABOUT_SLACK.stream()
          .filter(from::has)
          .findFirst()
          .ifPresent(set -> from.fault(set == Setting.SLACK_SIGNING_SECRET
              ? Setting.SLACK_BOT_TOKEN
              : Setting.SLACK_CLIENT_ID,
              "missing, while " + set + " is set; set both, or neither for the sandbox"));
    }
    return token.flatMap(bot -> signing.map(secret -> new Mode.Slack(bot, secret, api)));
  }

  /** With Socket Mode alone nothing comes by HTTP; whatever does is refused, since nobody knows this secret. */
  private static Secret nobodys() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new Secret(HexFormat.of().formatHex(secret));
  }

  private static Optional<Mode> oauth(Environment from, URI api) {
    Optional<Secret> secret = required(from, Setting.SLACK_CLIENT_SECRET, "no workspace can install the app")
        .map(Secret::new);
    Optional<Secret> signing = required(from, Setting.SLACK_SIGNING_SECRET, "no request can be trusted")
        .map(Secret::new);
    required(from, Setting.OPSMATE_PUBLIC_URL, "Slack does not know where to send people back to");
    Optional<URI> url = from.parsed(Setting.OPSMATE_PUBLIC_URL, Forms::publicUrl);
    Optional<String> client = from.parsed(Setting.SLACK_CLIENT_ID, Forms::clientId);
    Optional<String> app = from.parsed(Setting.SLACK_APP_ID, Forms::appId);
    Optional<String> home = from.parsed(Setting.OPSMATE_DEFAULT_WORKSPACE, Forms::workspace);
    return client.flatMap(id -> secret.map(known -> new SlackApp(id, known, app)))
        .flatMap(slack -> signing.flatMap(key -> url.map(at -> new Mode.OAuth(slack, key, at, home, api))));
  }

  private static Optional<String> required(Environment from, Setting setting, String otherwise) {
    Optional<String> text = from.text(setting);
    if (text.isEmpty()) {
      from.fault(setting, "missing, and without it " + otherwise + "; SLACK_CLIENT_ID is set");
    }
    return text;
  }
}

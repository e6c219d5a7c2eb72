package io.opsmate.app.config;

import io.opsmate.app.config.Settings.Approvers;
import io.opsmate.app.config.Settings.Aws;
import io.opsmate.app.config.Settings.Database;
import io.opsmate.app.config.Settings.EstateKind;
import io.opsmate.app.config.Settings.Mode;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes {@link Settings} of an environment, or says everything that is wrong with it at once. */
public final class SettingsReader {
  private SettingsReader() {}

  /** @param home the user's home folder, for defaults */
  public static SettingsRead read(Map<String, String> env, Path home) {
    return read(env, home, false);
  }

  /** For commands that look after the database and talk to no Slack: they need none of its settings. */
  public static SettingsRead readForUpkeep(Map<String, String> env, Path home) {
    return read(env, home, true);
  }

  private static SettingsRead read(Map<String, String> env, Path home, boolean isUpkeep) {
    Environment from = new Environment(env);
    from.unknownNames();
    Mode mode = ModeReader.mode(from);
    Database database = database(from, mode, isUpkeep);
    Optional<Secret> masterKey = masterKey(from, database);
    Settings settings = new Settings(mode, database,
        from.parsed(Setting.OPSMATE_DATA, Path::of).orElse(home.resolve(".local/share/opsmate")), masterKey,
        auditKey(from), estate(from, mode), aws(from),
        from.parsed(Setting.OPSMATE_CHANNEL, Forms::channel).map(ChannelId::new),
        approvers(from), from.parsed(Setting.OPSMATE_ENABLE_ACTIONS, Forms::optIn),
        from.parsed(Setting.OPSMATE_PRICES, Forms::readableFile),
        from.parsed(Setting.REDIS_URL, Forms::redisUrl).map(url -> new Secret(url.toString())), socket(from, mode),
        LlmReader.llm(from),
        from.parsed(Setting.OPSMATE_PORT, Forms::port).orElse(8080));
    List<String> notes = notes(from);
    return from.faults().isEmpty() ? new SettingsRead.Good(settings, notes) : new SettingsRead.Faulty(from.faults());
  }

  private static Optional<Secret> auditKey(Environment from) {
    Optional<Secret> key = from.secret(Setting.OPSMATE_AUDIT_KEY);
    key.filter(secret -> !Forms.isSigningKey(secret.value()))
        .ifPresent(secret -> from.fault(Setting.OPSMATE_AUDIT_KEY,
            "no Ed25519 private key in PKCS#8 (DER) and base64"));
    return key;
  }

  private static Optional<Settings.Socket> socket(Environment from, Mode mode) {
    int connections = from.parsed(Setting.SLACK_SOCKET_CONNECTIONS, Forms::connections).orElse(2);
    Optional<Secret> token = from.secret(Setting.SLACK_APP_TOKEN);
    token.filter(secret -> !secret.value().startsWith("xapp-"))
        .ifPresent(secret -> from.fault(Setting.SLACK_APP_TOKEN, secret.value().startsWith("xox")
            ? "the token of a bot or a person; Socket Mode wants an app-level one with the scope connections:write, from"
                + " the Slack app's Basic Information"
            : "no app-level token: those begin with xapp-"));
    if (token.isPresent() && mode instanceof Mode.Sandbox) {
      from.fault(Setting.SLACK_BOT_TOKEN, "missing, while SLACK_APP_TOKEN is set; Socket Mode brings requests, and"
          + " answering them takes the bot's token. Set both, or neither for the sandbox");
    }
    return token.map(secret -> new Settings.Socket(secret, connections));
  }

  private static Database database(Environment from, Mode mode, boolean isUpkeep) {
    @Nullable String url = from.text(Setting.DATABASE_URL).orElse(null);
    if (url == null) {
      return new Database.Embedded();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      from.fault(Setting.DATABASE_URL, "no JDBC address of a PostgreSQL");
    }
    if (!isUpkeep && mode instanceof Mode.Sandbox && !ModeReader.isAboutSlack(from)) {
      from.fault(Setting.SLACK_BOT_TOKEN,
          "missing, while DATABASE_URL looks like production; the sandbox has no sign-in and does not open on that database");
    }
    return new Database.External(new Secret(url));
  }

  private static Optional<Secret> masterKey(Environment from, Database database) {
    Optional<Secret> key = from.secret(Setting.OPSMATE_MASTER_KEY);
    key.filter(secret -> !Forms.areKeys(secret.value()))
        .ifPresent(secret -> from.fault(Setting.OPSMATE_MASTER_KEY,
            "not 32 bytes in base64, or several of those separated by commas"));
    if (key.isEmpty() && database instanceof Database.External) {
      from.fault(Setting.OPSMATE_MASTER_KEY, "missing, and required with DATABASE_URL: all replicas need the same key");
    }
    return key;
  }

  private static EstateKind estate(Environment from, Mode mode) {
    return from.parsed(Setting.OPSMATE_ESTATE, Forms::estate)
        .orElse(mode instanceof Mode.Sandbox ? EstateKind.DEMO : EstateKind.AWS);
  }

  private static Aws aws(Environment from) {
    return new Aws(from.parsed(Setting.AWS_ENDPOINT_URL, Forms::httpUrl),
        from.parsedList(Setting.OPSMATE_AWS_REGIONS, Forms::region),
        from.parsed(Setting.OPSMATE_AWS_READ_ROLE_ARN, Forms::roleArn),
        from.parsed(Setting.OPSMATE_AWS_ACT_ROLE_ARN, Forms::roleArn));
  }

  private static Approvers approvers(Environment from) {
    List<String> ids = from.parsedList(Setting.OPSMATE_APPROVERS, Forms::approver);
    return new Approvers(
        ids.stream().filter(id -> !id.startsWith("S")).map(MemberId::new).collect(Collectors.toUnmodifiableSet()),
        ids.stream().filter(id -> id.startsWith("S")).map(GroupId::new).collect(Collectors.toUnmodifiableSet()));
  }

  private static List<String> notes(Environment from) {
    List<String> notes = new ArrayList<>();
    from.parsed(Setting.NEO4J_URI, Forms::neo4jUrl)
        .ifPresent(url -> notes.add("NEO4J_URI is set; this version has no activity graph and does not use it"));
    from.text(Setting.SLACK_CLIENT_ID)
        .filter(_ -> from.has(Setting.SLACK_BOT_TOKEN))
        .ifPresent(id -> notes.add("SLACK_CLIENT_ID is set beside SLACK_BOT_TOKEN: OpsMate serves the token's workspace"
            + " alone; take the token away to let workspaces install it"));
    from.text(Setting.DATABASE_OWNER_URL)
        .ifPresent(
            url -> notes
                .add(
                    "DATABASE_OWNER_URL is set; the running application does not use it, ./opsmate migrate and ./opsmate audit retain do"));
    return notes;
  }
}

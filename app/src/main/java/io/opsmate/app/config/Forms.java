package io.opsmate.app.config;

import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.Money;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms that values of settings have; each throws {@link IllegalArgumentException} with the end of a sentence. */
final class Forms {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
  private static final Pattern APPROVER = Pattern.compile("[UWS][A-Z0-9]{2,30}");
  private static final Pattern ACTION = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)+");
  private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9_]{1,30}");

  private static final Pattern LLM = Pattern.compile("none|openai|anthropic|bedrock");
  private static final Pattern TOKENS = Pattern.compile("[1-9]\\d{0,14}");
  private static final Pattern DOLLARS = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");
  private static final Pattern CLIENT = Pattern.compile("\\d{1,30}\\.\\d{1,30}");
  private static final Pattern APP = Pattern.compile("A[A-Z0-9_]{1,30}");
  private static final Pattern WORKSPACE = Pattern.compile("[TE][A-Z0-9_]{1,30}");
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private Forms() {}

  static int port(String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
      throw new IllegalArgumentException("a port is a whole number from 1 to 65535");
    }
    return Integer.parseInt(value);
  }

  static int connections(String value) {
    if (!value.matches("[1-9]|10")) {
      throw new IllegalArgumentException("Slack takes 1 to 10 connections");
    }
    return Integer.parseInt(value);
  }

  static URI httpUrl(String value) {
    return url(value, List.of("http", "https"));
  }

  /** A key has a setting of its own; in the address it would be logged, and not used. */
  static URI modelUrl(String value) {
    return bare(httpUrl(value), "it is an address without user, query and fragment; a key goes into OPENAI_API_KEY "
        + "or ANTHROPIC_API_KEY");
  }

  static URI redisUrl(String value) {
    return url(value, List.of("redis", "rediss"));
  }

  static URI neo4jUrl(String value) {
    return url(value, List.of("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"));
  }

  /** With the slash at its end that method names are appended to. */
  static URI apiUrl(String value) {
    return httpUrl(value.endsWith("/") ? value : value + "/");
  }

  static Settings.EstateKind estate(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "demo" -> Settings.EstateKind.DEMO;
      case "aws" -> Settings.EstateKind.AWS;
      default -> throw new IllegalArgumentException("it is demo or aws");
    };
  }

  static String llm(String value) {
    return matching(LLM, value.toLowerCase(Locale.ROOT), "it is none, openai, anthropic or bedrock");
  }

  /** A limit of nothing would be a switch, and there is one. */
  static long tokens(String value) {
    long tokens = Long.parseLong(
        matching(TOKENS, value.replace("_", ""), "it is a whole number of tokens; OPSMATE_LLM=none switches it off"));
    if (tokens < Budget.LEAST_OF_A_DAY) {
      throw new IllegalArgumentException("one question may take " + Budget.LEAST_OF_A_DAY
          + " tokens, finding out what it asks for included, so none would ever be answered; set at least that, or "
          + "OPSMATE_LLM=none");
    }
    return tokens;
  }

  static Money dollars(String value) {
    Money money = Money.usd(matching(DOLLARS, value, "it is an amount like 50 or 12.50"));
    if (money.isZero()) {
      throw new IllegalArgumentException("it is more than nothing; OPSMATE_LLM=none switches it off");
    }
    return money;
  }

  static String region(String value) {
    return matching(REGION, value, "a region looks like eu-west-1");
  }

  static String roleArn(String value) {
    return matching(ROLE, value, "a role's ARN looks like arn:aws:iam::123456789012:role/name");
  }

  /** Tokens pass over it, so it is encrypted unless it does not leave this machine. */
  static URI publicUrl(String value) {
    URI url = httpUrl(value.replaceAll("/+$", ""));
    if (url.getScheme().equals("http") && !LOOPBACK.contains(url.getHost())) {
      throw new IllegalArgumentException("it is an address that begins with https://");
    }
    return bare(url, "it is an address without user, query and fragment");
  }

  private static URI bare(URI url, String otherwise) {
    if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(otherwise);
    }
    return url;
  }

  static String clientId(String value) {
    return matching(CLIENT, value, "a client id is two numbers with a point between them");
  }

  static String appId(String value) {
    return matching(APP, value, "ids of Slack apps begin with A");
  }

  static String workspace(String value) {
    return matching(WORKSPACE, value, "ids of workspaces begin with T, those of enterprises with E");
  }

  static String approver(String value) {
    return matching(APPROVER, value, "ids of people begin with U or W, those of user groups with S");
  }

  /** {@code prod}, or {@code nonprod:ebs.delete-volume,ec2.release-address}. */
  static Settings.OptIn optIn(String value) {
    String[] parts = value.split(":", 2);
    RunnerLevel level = RunnerLevel.parse(parts[0].strip().toLowerCase(Locale.ROOT))
        .filter(known -> known != RunnerLevel.PR_ONLY)
        .orElseThrow(() -> new IllegalArgumentException("it begins with nonprod or prod"));
    return new Settings.OptIn(level, parts.length == 1 ? Set.of(OrgRules.ALL) : actions(parts[1]));
  }

  private static Set<String> actions(String list) {
    Set<String> actions = Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(one -> matching(ACTION, one, "an action looks like ebs.delete-volume"))
        .collect(Collectors.toUnmodifiableSet());
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("no action is named after the colon; leave the colon out for all of them");
    }
    return actions;
  }

  static String channel(String value) {
    return matching(CHANNEL, value, "a channel is given by its id, not its name");
  }

  static Path readableFile(String value) {
    Path file = Path.of(value);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("there is no readable file of that name");
    }
    return file;
  }

  /** One key, or several separated by commas. */
  static boolean areKeys(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(Forms::isKey);
  }

  static boolean isSigningKey(String value) {
    try {
      KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(value)));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isKey(String value) {
    try {
      return Base64.getDecoder().decode(value).length == 32;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static URI url(String value, List<String> schemes) {
    URI url = uri(value);
    if (url.getScheme() == null || !schemes.contains(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "it is an address that begins with " + String.join(":// or ", schemes) + "://");
    }
    return url;
  }

  /** {@link URI#create} without its message, which repeats the value. */
  private static URI uri(String value) {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no address", e);
    }
  }

  private static String matching(Pattern form, String value, String sentence) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(sentence);
    }
    return value;
  }
}

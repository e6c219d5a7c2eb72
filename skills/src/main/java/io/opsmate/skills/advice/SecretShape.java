package io.opsmate.skills.advice;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of secret that its own form gives away.
 *
 * <p>The patterns never try one stretch of words twice: a look-behind allows one start per word, quantifiers over long
 * stretches are possessive, all others are bounded. Forms: AWS IAM user guide (unique identifiers), RFC 7519, Slack's,
 * GitHub's, GitLab's, Stripe's and Google's own pages on tokens.
 */
record SecretShape(String kind, Pattern pattern, String keeps, Predicate<String> isOne) {
  private static final String NEW = "(?<![A-Za-z0-9_-])";
  private static final String OVER = "(?![A-Za-z0-9_])";

  static final List<SecretShape> ALL = List.of(
      new SecretShape("authorization",
          "(?i)((?:proxy-)?(?:authorization|cookie)(?:\\\\?[\"'])?\\s{0,3}+[:=]\\s{0,3}+(?:\\\\?[\"'])?)"
              + "(?!\\[removed)[^\\r\\n\"'\\\\]{1,8000}+",
          "$1"),
      new SecretShape("password", "(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{1,30}+://[^\\s:/@'\"<>]{0,200}+:)"
          + "(?!\\d{1,5}(?:[/?#\\s]|$))(?!\\[removed)[^\\s'\"<>]{1,500}(?=@)", "$1"),
      of("JWT", NEW + "eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{2,}+(?:\\.[A-Za-z0-9_-]*+){0,3}+"),
      of("AWS session token", "(?<![A-Za-z0-9/+])(?:IQoJ|FwoG|FQoG|AQoD)[A-Za-z0-9/+=]{60,}+"),
      of("AWS key", "(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])"),
      of("Slack token", NEW + "(?:xox[a-z](?:\\.xox[a-z])?-|xapp-)[A-Za-z0-9-]{10,}+"),
      of("Slack webhook", "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{10,}+"),
      of("GitHub token", NEW + "(?:gh[opusr]_|github_pat_)[A-Za-z0-9_]{20,}+"),
      of("GitLab token", NEW + "gl(?:pat|dt|rt|ptt|cbt|oas)-[A-Za-z0-9_.-]{20,}+"),
      of("API key", NEW + "(?:sk|pk|rk)[-_][A-Za-z0-9_-]{20,}+"),
      of("API key", NEW + "(?:AIza|npm_|lin_api_|lin_oauth_|dop_v1_|hf_|SG\\.|pypi-|ya29\\.)[A-Za-z0-9_.-]{30,}+"),
      of("bearer token", "(?i)\\bbearer\\s{1,3}(?!\\[removed)[A-Za-z0-9._~+/=-]{12,}+"),
      new SecretShape("AWS secret key", "(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])", "",
          word -> word.chars().anyMatch(Character::isUpperCase) && word.chars().anyMatch(Character::isLowerCase)));

  private SecretShape(String kind, String pattern, String keeps) {
    this(kind, pattern, keeps, _ -> true);
  }

  private SecretShape(String kind, String pattern, String keeps, Predicate<String> isOne) {
    this(kind, Pattern.compile(pattern), keeps, isOne);
  }

  private static SecretShape of(String kind, String pattern) {
    return new SecretShape(kind, pattern, "");
  }

  String strip(String words) {
    return pattern.matcher(words)
        .replaceAll(found -> isOne.test(found.group())
            ? (keeps.isEmpty() ? "" : Matcher.quoteReplacement(found.group(1)))
                + Matcher.quoteReplacement(Redaction.removed(kind))
            : Matcher.quoteReplacement(found.group()));
  }
}

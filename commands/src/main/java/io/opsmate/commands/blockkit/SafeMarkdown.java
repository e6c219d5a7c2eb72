package io.opsmate.commands.blockkit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes Markdown that a model wrote harmless: it may format, but neither mention anybody, nor lead anywhere but to known
 * hosts, nor show pictures. Works on whole lines or sentences, and on what is already harmless changes nothing more.
 *
 * <p>Source: ADR 0030; docs.slack.dev, "Formatting message text" and the markdown block, August 2026.
 */
public final class SafeMarkdown {
  /** Holds two characters together without being seen. */
  private static final char JOINER = '\u2060';

  private static final String LEFT_OUT = "(link left out)";

  /** A picture, a link with its words, or an address by itself. */
  private static final Pattern LINK = Pattern.compile("!\\[(?<alt>[^\\]]*)\\]\\([^)]*\\)"
      + "|\\[(?<words>[^\\[\\]]+)\\]\\(\\s*(?<to>[^)\\s]*)[^)]*\\)"
      + "|(?<bare>\\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s<>\"'`|\\])]*)");

  /** Beginnings that clients make links of by themselves. */
  private static final Pattern IMPLIED =
      Pattern.compile("\\b(?:mailto:|tel:|www\\.)(?!\u2060)", Pattern.CASE_INSENSITIVE);

  private static final String LABEL = "[\\p{L}\\p{N}\\p{M}-]";

  /** Endings of file names and of names inside a network, which are no top-level domains and need no taking apart. */
  private static final String HARMLESS =
      "(?:csv|tsv|yml|yaml|json|jsonl|xml|html?|txt|log|conf|cfg|ini|toml|properties|env"
          + "|lock|tmpl|tpl|tf|tfvars|tfstate|java|kt|go|js|mjs|ts|tsx|jsx|css|scss|sql|jar|war|gz|tgz|tar|bz2|xz|exe|dll|pem"
          + "|crt|cer|csr|key|pdf|png|jpe?g|gif|svg|docx?|xlsx?|pptx?|service|timer|socket|internal|local|localhost|localdomain"
          + "|cluster|svc|lan)";

  /**
   * The dot of a name before what may be a top-level domain: any word of letters at the end of a name, in any script, since
   * new ones come every year; and well-known ones within it. Clients make links of these by themselves.
   */
  private static final Pattern DOT = Pattern.compile("(?<=" + LABEL + ")[.\u3002\uff0e\uff61](?=(?!" + HARMLESS + "(?!"
      + LABEL
      + "))(?:\\p{L}[\\p{L}\\p{M}]{1,62}+|xn--[a-z0-9-]{2,59}+)(?!" + LABEL + "|[.\u3002\uff0e\uff61]" + LABEL + ")"
      + "|(?:com|net|org|io|dev|app|ai|co|info|biz|xyz|me|ly|gg|sh|link|site|online|top|zip|mov|cloud|tech|store|shop|page|web"
      + "|us|ca|ru|cn|jp|in|br|au|de|at|ch|uk|eu|fr|nl|be|es|it|pl|se|no)(?!" + LABEL + "))",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern BROADCAST = Pattern.compile("@(?=here\\b|channel\\b|everyone\\b)",
      Pattern.CASE_INSENSITIVE);

  /** What Slack would take for a mention, a channel, a date or a link. */
  private static final Pattern TOKEN = Pattern.compile("<(?=[@#!a-zA-Z/])");

  /** What is left of an address that was cut apart, and characters that are written as their names. */
  private static final Pattern PIECE = Pattern.compile("(?<=:)(?=//)|(?<=&)(?=#?[a-zA-Z0-9]+;)");

  /** A definition that another line's link could use. */
  private static final Pattern DEFINITION = Pattern.compile("(?m)^\\s{0,3}\\[[^\\]]+\\]:");

  private final Set<String> hosts;

  /** @param hosts known ones, exactly as in addresses: {@code console.aws.amazon.com}; hosts below one are known too */
  public SafeMarkdown(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  /** Ends a piece that is cut anywhere, so that the next one cannot complete what it begins. */
  public static String cut(String piece) {
    return piece + JOINER;
  }

  public String of(String raw) {
    String clean = DEFINITION.matcher(Inert.clean(raw)).replaceAll("");
    StringBuilder safe = new StringBuilder();
    Matcher links = LINK.matcher(clean);
    int from = 0;
    while (links.find()) {
      join(safe, words(clean.substring(from, links.start())));
      join(safe, link(links.toMatchResult()));
      from = links.end();
    }
    return join(safe, words(clean.substring(from))).toString();
  }

  /** Two harmless pieces stay apart, so that they cannot make a mention or an address together. */
  private static StringBuilder join(StringBuilder safe, String piece) {
    if (!safe.isEmpty() && !piece.isEmpty() && !isApart(safe.charAt(safe.length() - 1)) && !isApart(piece.charAt(0))) {
      safe.append(JOINER);
    }
    return safe.append(piece);
  }

  private static boolean isApart(char one) {
    return Character.isWhitespace(one) || one == JOINER || one == '(' || one == ')' || one == '[' || one == '`';
  }

  private String link(MatchResult found) {
    String alt = found.group("alt");
    if (alt != null) {
      return words(alt);
    }
    String bare = found.group("bare");
    if (bare != null) {
      return known(bare).orElse(LEFT_OUT);
    }
    String words = words(found.group("words"));
    return known(found.group("to")).map(to -> "[" + words + "](" + to + ")").orElse(words + " " + LEFT_OUT);
  }

  private static String words(String raw) {
    String noPiece = PIECE.matcher(raw).replaceAll(String.valueOf(JOINER));
    String noToken = TOKEN.matcher(noPiece).replaceAll("<" + JOINER);
    String noBroadcast = BROADCAST.matcher(noToken).replaceAll("@" + JOINER);
    String noBeginning = IMPLIED.matcher(noBroadcast).replaceAll("$0" + JOINER);
    return DOT.matcher(noBeginning).replaceAll("$0" + JOINER);
  }

  /** The address as it may stand; empty when it leads elsewhere. */
  private Optional<String> known(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      boolean isKnown = "https".equalsIgnoreCase(uri.getScheme()) && uri.getUserInfo() == null && uri.getPort() == -1
          && hosts.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
      return isKnown ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}

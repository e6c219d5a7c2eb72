package io.opsmate.commands.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.translate.LookupTranslator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a typed line into tokens.
 *
 * <p>Takes what keyboards and Slack make of plain ASCII: curly quotes count as straight ones, a long dash before a word
 * as {@code --}, any white space as a space, a link as the words it shows, and Slack's three escapes as what they stand
 * for. What cannot be seen is left out, save what joins letters and emoji. A quote opens only at the start of a word or of
 * a flag's value, so {@code o'brien} stays one word.
 */
final class Tokeniser {
  private static final LookupTranslator UNESCAPE =
      new LookupTranslator(Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">"));
  private static final Pattern SPACE = Pattern.compile("\\s", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern DOUBLE_QUOTE = Pattern.compile("[“”„‟«»]");
  private static final Pattern SINGLE_QUOTE = Pattern.compile("[‘’‚‛]");
  private static final Pattern LONG_DASH = Pattern.compile("(?<![^ ])[—–](?=[A-Za-z])");

  /** Slack makes links of addresses that are typed in a message: {@code <https://a.example|a.example>}. */
  private static final Pattern LINK = Pattern.compile("<(?:https?|mailto|tel):[^|<>]*\\|([^<>]*)>|<(https?:[^|<>]*)>");

  /** Controls and invisible format characters, except those that join (ZWNJ, ZWJ), and halves of surrogate pairs. */
  private static final Pattern UNSEEN = Pattern.compile("[[\\p{Cc}\\p{Cf}]&&[^\\u200c\\u200d]]|\\p{Cs}");

  /** A flag's name and {@code =}, if any; then a quoted or a bare piece. */
  private static final Pattern PIECE =
      Pattern.compile(" *(?:--(?<flag>[^ =\"']+)=)?(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^ ]*))");

  private Tokeniser() {}

  static Tokens tokens(String line) {
    String text = plain(line).strip();
    List<Token> tokens = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      piece.region(at, text.length());
      if (!piece.lookingAt() || opensQuote(piece.group("bare"))) {
        return new Tokens.Unclosed(text.substring(at).strip());
      }
      tokens.add(token(piece));
      at = piece.end();
    }
    return new Tokens.All(tokens);
  }

  /** What was typed, on one line and without what cannot be seen. */
  static String words(String typed) {
    return UNSEEN.matcher(SPACE.matcher(typed).replaceAll(" ")).replaceAll("");
  }

  private static String plain(String line) {
    String seen = words(UNESCAPE.translate(LINK.matcher(line).replaceAll("$1$2")));
    String quoted = SINGLE_QUOTE.matcher(DOUBLE_QUOTE.matcher(seen).replaceAll("\"")).replaceAll("'");
    return LONG_DASH.matcher(quoted).replaceAll("--");
  }

  private static boolean opensQuote(@Nullable String bare) {
    return bare != null && (bare.startsWith("\"") || bare.startsWith("'"));
  }

  private static Token token(Matcher piece) {
    String flag = piece.group("flag");
    String bare = piece.group("bare");
    if (flag != null) {
      return new Token.Flag(flag.toLowerCase(Locale.ROOT), value(piece));
    }
    if (bare != null && bare.startsWith("--") && bare.length() > 2) {
      return new Token.Flag(bare.substring(2).toLowerCase(Locale.ROOT), null);
    }
    return new Token.Word(value(piece));
  }

  private static String value(Matcher piece) {
    for (String group : List.of("double", "single", "bare")) {
      String value = piece.group(group);
      if (value != null) {
        return value;
      }
    }
    return "";
  }
}

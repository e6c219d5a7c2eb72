package io.opsmate.commands.blockkit;

import java.util.regex.Pattern;

/**
 * Makes words from outside harmless in mrkdwn: they show as they are, and neither format, mention, link nor become an
 * emoji.
 *
 * <p>Slack has no escape for {@code * _ ~ `}, so where one could format it is shown as a look-alike that means nothing to
 * Slack; inside a word ({@code disk_01}), where Slack leaves them alone, they stay, so that names can be copied. Source:
 * ADR 0011; docs.slack.dev, "Formatting message text" for the three escapes.
 */
final class Inert {
  /** Holds two characters together without being seen. */
  private static final String JOINER = "\u2060";

  private static final Pattern EMOJI = Pattern.compile(":(?=[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BROADCAST = Pattern.compile("@(?=here|channel|everyone)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTE = Pattern.compile("^(?=>)", Pattern.MULTILINE);

  private Inert() {}

  /** Plain words in mrkdwn; line breaks stay. */
  static String words(String raw) {
    return marked(unjoined(clean(raw)), false);
  }

  /** Words between our own marks, where no mark may stay and no line may end. */
  static String marked(String raw) {
    return marked(unjoined(oneLine(raw)), true);
  }

  /** The inside of a code span. */
  static String code(String raw) {
    return escape(oneLine(raw).replace('`', 'ˋ'));
  }

  /** Words for a plain-text object: Slack interprets nothing there, so only what deceives the eye goes. */
  static String oneLine(String raw) {
    return clean(raw).replace('\n', ' ');
  }

  /** Without control characters and without those that turn the reading direction. */
  static String clean(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c == '\n') {
        kept.append(c);
      } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        kept.append(c == '\r' ? "" : " ");
      } else if (!turnsDirection(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static boolean turnsDirection(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\u200e' || c == '\u200f'
        || c == '\u061c';
  }

  private static String unjoined(String words) {
    String noEmoji = EMOJI.matcher(words).replaceAll(":" + JOINER);
    String noBroadcast = BROADCAST.matcher(noEmoji).replaceAll("@" + JOINER);
    return QUOTE.matcher(noBroadcast).replaceAll(JOINER);
  }

  private static String marked(String words, boolean everyMark) {
    StringBuilder inert = new StringBuilder(words.length());
    for (int at = 0; at < words.length(); at++) {
      char c = words.charAt(at);
      boolean inWord = !everyMark && isWord(words, at - 1) && isWord(words, at + 1);
      inert.append(switch (c) {
        case '*' -> inWord ? c : '∗';
        case '_' -> inWord ? c : 'ˍ';
        case '~' -> inWord ? c : '∼';
        case '`' -> 'ˋ';
        default -> c;
      });
    }
    return escape(inert.toString());
  }

  private static boolean isWord(String words, int at) {
    return at >= 0 && at < words.length() && words.charAt(at) < 128 && Character.isLetterOrDigit(words.charAt(at));
  }
}

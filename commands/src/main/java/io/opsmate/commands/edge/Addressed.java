package io.opsmate.commands.edge;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said to OpsMate in a message, without its name.
 *
 * @param isCut there was more than is kept
 */
record Addressed(String words, boolean isCut) {
  /** Unit: characters. More is no command; it bounds what is kept. */
  static final int KEPT = 3000;

  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");

  /** What people say before a name when they call somebody; it is no part of what they want. */
  private static final Pattern CALLING = Pattern.compile(
      "(?:hey|hi|hello|yo|ok|okay|please|dear|thanks|hallo|moin|salut|bonjour|hola|ciao)[\\s,.!:-]*",
      Pattern.CASE_INSENSITIVE);

  /** A sentence that goes on after the name without a word: “why is it slow, @OpsMate?”. */
  private static final Pattern GOES_ON = Pattern.compile("[?!.,;:)…]");

  private static final Pattern PAUSE = Pattern.compile("[\\s,;:]+$");
  private static final Pattern LEADING = Pattern.compile("^[\\s,;:]+");

  /** All that is said around OpsMate's name. Where Slack does not say who that is, the first name is taken for it. */
  static Addressed of(String text, List<String> ours) {
    Matcher mention = MENTION.matcher(text);
    String words = "";
    int from = 0;
    while (mention.find() && (!ours.isEmpty() || from == 0)) {
      if (ours.isEmpty() || ours.contains(mention.group(1))) {
        words = joined(words, text.substring(from, mention.start()));
        from = mention.end();
      }
    }
    String all = joined(CALLING.matcher(words).matches() ? "" : words, text.substring(from));
    return kept(LEADING.matcher(all).replaceFirst(""));
  }

  private static String joined(String before, String after) {
    String first = before.strip();
    String second = after.strip();
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    return GOES_ON.matcher(second).lookingAt()
        ? PAUSE.matcher(first).replaceFirst("") + second
        : first + " " + second;
  }

  private static Addressed kept(String words) {
    int end = Math.min(words.length(), KEPT);
    int whole = end > 0 && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    return new Addressed(words.substring(0, whole), words.length() > KEPT);
  }
}

package io.opsmate.commands.edge;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is said to OpsMate in a message that mentions it. */
final class Addressed {
  /** Unit: characters. More is no command; it bounds what is kept. */
  private static final int KEPT = 3000;

  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");

  private Addressed() {}

  /** What follows OpsMate's name; where nothing does, what stands before it. Without its name, everything. */
  static String words(String text, List<String> ours) {
    Matcher mention = MENTION.matcher(text);
    while (mention.find()) {
      if (ours.contains(mention.group(1)) || ours.isEmpty()) {
        String after = text.substring(mention.end()).strip();
        return kept(after.isEmpty() ? text.substring(0, mention.start()).strip() : after);
      }
    }
    return kept(text.strip());
  }

  private static String kept(String words) {
    int end = Math.min(words.length(), KEPT);
    return words.substring(0, end > 0 && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end);
  }
}

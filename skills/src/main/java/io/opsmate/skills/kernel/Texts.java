package io.opsmate.skills.kernel;

/** Checks and cuts for the short strings that values are made of. */
public final class Texts {
  private Texts() {}

  /** The text itself; {@link IllegalArgumentException} naming {@code what} when blank. */
  public static String required(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    return text;
  }

  /** The text itself; {@link IllegalArgumentException} naming {@code what} when longer than {@code limit} UTF-16 units. */
  public static String upTo(int limit, String text, String what) {
    if (text.length() > limit) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters, " + limit + " are allowed: “" + cut(text, 40) + "”");
    }
    return text;
  }

  /**
   * At most {@code limit} UTF-16 units of the text, ending in an ellipsis when something was cut; a surrogate pair is
   * never torn.
   */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** What somebody typed, to stand in a sentence of ours that goes on: without the full stop at its end. */
  public static String clause(String typed) {
    String words = typed.strip();
    return words.endsWith(".") && !words.endsWith("..") ? words.substring(0, words.length() - 1) : words;
  }
}

package io.opsmate.app.adapter.llm;

/**
 * How many tokens a text is about, where nobody counts.
 *
 * <p>Source: ours; makers say that four characters of English are a token, and other scripts have about one a character.
 * Errors: code and long numbers take up to twice as many.
 */
final class Estimate {
  private static final int ASCII_OF_A_TOKEN = 4;

  private Estimate() {}

  static long tokens(CharSequence text) {
    long ascii = text.chars().filter(character -> character < 128).count();
    return ofAscii(ascii) + text.length() - ascii;
  }

  /** How many characters from the start of a text are that many tokens at most. */
  static int characters(CharSequence text, long tokens) {
    long quarters = tokens * ASCII_OF_A_TOKEN;
    int end = 0;
    while (end < text.length() && (quarters -= text.charAt(end) < 128 ? 1 : ASCII_OF_A_TOKEN) >= 0) {
      end++;
    }
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  static long ofAscii(long characters) {
    return Math.ceilDiv(characters, ASCII_OF_A_TOKEN);
  }
}

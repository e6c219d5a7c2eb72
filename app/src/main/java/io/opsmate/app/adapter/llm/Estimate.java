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

  static long ofAscii(long characters) {
    return Math.ceilDiv(characters, ASCII_OF_A_TOKEN);
  }
}

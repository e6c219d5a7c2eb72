package io.opsmate.skills.advice;

/**
 * Words without which a pattern cannot match, whatever the case of their letters, and where it begins when they are there.
 *
 * @param least how many characters are between its beginning and that of the words, at least
 * @param most how many there are at most
 */
record Anchor(String words, int least, int most) {
  static Anchor atTheBeginning(String words) {
    return new Anchor(words, 0, 0);
  }
}

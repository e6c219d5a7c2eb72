package io.opsmate.skills.advice;

import java.util.BitSet;

/** Long stretches of what Base64 is written in, with slashes as JSON may write them. */
final class Stretches {
  /** Unit: characters. Source: AWS, IAM user guide: a secret access key has 40. */
  private static final int LENGTH = 40;

  private Stretches() {}

  /** Where so many such characters begin. */
  static BitSet in(String words) {
    BitSet places = new BitSet();
    int begin = 0;
    for (int at = 0; at < words.length(); at++) {
      if (!belongs(words.charAt(at))) {
        begin = at + 1;
      } else if (at + 1 - begin >= LENGTH) {
        places.set(at + 1 - LENGTH);
      }
    }
    return places;
  }

  private static boolean belongs(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '\\';
  }
}

package io.opsmate.commands.talk;

import io.opsmate.skills.advice.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much room words take in a question.
 *
 * <p>Unit: tokens. Source: the estimate by which budgets are kept: four ASCII characters are one, any other is one. Errors:
 * as large as that estimate's.
 */
final class Weight {
  private static final int ASCII_OF_A_TOKEN = 4;

  /** The fence around a turn. */
  private static final int AROUND = 40;

  private static final String CUT = "…";

  private Weight() {}

  static int of(Turn turn) {
    return of(turn.words()) + AROUND;
  }

  /** The newest that there is room for, the oldest first; nothing older than what does not fit. */
  static List<Turn> newest(List<Turn> turns, int room) {
    List<Turn> newestFirst = new ArrayList<>();
    int left = room;
    for (Turn turn : turns.reversed()) {
      left -= of(turn);
      if (left < 0) {
        break;
      }
      newestFirst.add(turn);
    }
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }

  /** The beginning that there is room for; says where something was cut. */
  static String cut(String words, int room) {
    if (of(words) <= room) {
      return words;
    }
    int quarters = (room - 1) * ASCII_OF_A_TOKEN;
    int end = 0;
    while (end < words.length()) {
      int next = words.codePointAt(end);
      quarters -= quarters(next);
      if (quarters < 0) {
        break;
      }
      end += Character.charCount(next);
    }
    return words.substring(0, end) + CUT;
  }

  private static int of(String words) {
    return Math.ceilDiv(words.codePoints().map(Weight::quarters).sum(), ASCII_OF_A_TOKEN);
  }

  private static int quarters(int codePoint) {
    return codePoint < 128 ? 1 : ASCII_OF_A_TOKEN * Character.charCount(codePoint);
  }
}

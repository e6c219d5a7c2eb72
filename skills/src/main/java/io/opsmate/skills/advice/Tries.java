package io.opsmate.skills.advice;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a pattern as {@link Matcher#find()} does, the first one first, but tries it only where it may begin. */
final class Tries {
  private final Matcher matcher;
  private final BitSet places;
  private final int end;

  Tries(Pattern pattern, String words, BitSet places) {
    this.matcher = pattern.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
    this.places = places;
    this.end = words.length();
  }

  boolean find(int from) {
    for (int at = places.nextSetBit(from); at >= 0 && at < end; at = places.nextSetBit(at + 1)) {
      if (matcher.region(at, end).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** What was found last. */
  Matcher found() {
    return matcher;
  }
}

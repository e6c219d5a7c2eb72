package io.opsmate.skills.analysis.logs.alike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A MinHash signature of a template's words and pairs of neighbours. The share of equal places is the share of words and
 * pairs that two templates have in common (Jaccard), with a standard error of at most {@code .5 / sqrt(128)}, that is .044.
 */
final class Sketch {
  static final int SIZE = 128;
  /** Bands of {@value #ROWS} rows: templates with half in common meet with a probability of .87, with .7 of .9999. */
  static final int BANDS = 32;
  static final int ROWS = SIZE / BANDS;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] least = new long[SIZE];

  Sketch(String shown) {
    Arrays.fill(least, Long.MAX_VALUE);
    for (long one : features(shown)) {
      for (int i = 0; i < SIZE; i++) {
        least[i] = Math.min(least[i], mix(one ^ MIX * (i + 1)));
      }
    }
  }

  private static List<Long> features(String shown) {
    List<Long> all = new ArrayList<>();
    long before = 0;
    for (String word : shown.strip().split("[\\s=:,;()\\[\\]{}\"'<>|]+")) {
      if (!word.isEmpty() && !word.equals("*")) {
        long hash = 7;
        for (int i = 0; i < word.length(); i++) {
          hash = mix(hash ^ word.charAt(i));
        }
        all.add(hash);
        all.add(mix(before * 31 + hash));
        before = hash;
      }
    }
    return all;
  }

  double inCommon(Sketch other) {
    int same = 0;
    for (int i = 0; i < SIZE; i++) {
      same += least[i] == other.least[i] ? 1 : 0;
    }
    return (double) same / SIZE;
  }

  /** Equal for templates that meet there. */
  long band(int number) {
    long hash = number;
    for (int i = number * ROWS; i < (number + 1) * ROWS; i++) {
      hash = mix(hash ^ least[i]);
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * MIX;
    mixed = (mixed ^ mixed >>> 29) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }
}

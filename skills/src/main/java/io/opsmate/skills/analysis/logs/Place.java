package io.opsmate.skills.analysis.logs;

import java.util.List;

/**
 * A variable of a template that had few different words so far.
 *
 * @param words each of them, with its lines
 */
public record Place(Template template, List<Word> words) {
  public Place {
    words = List.copyOf(words);
  }

  /**
   * One of the words.
   *
   * @param shown the template with the word in its place
   * @param lines so far
   * @param firstAt milliseconds since 1970 of the earliest, or {@link Template#NO_TIME}
   * @param windows lines in each window of the miner's {@link Timeline}
   */
  public record Word(String shown, long lines, long firstAt, List<Long> windows) {
    public Word {
      windows = List.copyOf(windows);
    }
  }
}

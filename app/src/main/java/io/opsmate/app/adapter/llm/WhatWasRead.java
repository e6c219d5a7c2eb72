package io.opsmate.app.adapter.llm;

import java.util.ArrayList;
import java.util.List;

/** What tools said, for a question that asks for the answer: all of it where there is room, else the oldest is cut first. */
final class WhatWasRead {
  static final String CUT = "(cut off here: there was no room for the rest)";

  private static final String ANSWER_NOW = "\n\nNothing more can be read. Answer now";
  private static final String WHOLE = ANSWER_NOW + ".";
  private static final String PART = ANSWER_NOW
      + " with what stands here, and say in one sentence what was not read or not to its end.";

  private WhatWasRead() {}

  /**
   * Ends with what to do now.
   *
   * @param results each in a fence, the oldest first
   * @param isAll whether the model read as much as it wanted or may
   * @param room in tokens, by our estimate
   */
  static String within(List<String> results, boolean isAll, long room) {
    List<String> shown = new ArrayList<>();
    long over = results.stream().mapToLong(Estimate::tokens).sum() - room;
    boolean isWhole = isAll && over <= 0;
    for (String result : results) {
      String here = over > 0 ? cut(result, Math.max(0, Estimate.tokens(result) - over)) : result;
      over -= Estimate.tokens(result) - Estimate.tokens(here);
      shown.add(here);
    }
    return "\n\nThis was read:\n" + String.join("\n", shown) + (isWhole ? WHOLE : PART);
  }

  /** The fence stays whole. */
  private static String cut(String result, long tokens) {
    int begin = result.indexOf('\n') + 1;
    int end = result.lastIndexOf('\n');
    String frame = begin > 0 && end >= begin ? result.substring(0, begin) + CUT + result.substring(end) : CUT;
    long left = tokens - Estimate.tokens(frame);
    if (left <= 0 || frame.length() >= result.length()) {
      return frame.length() < result.length() ? frame : result;
    }
    String inside = result.substring(begin, end);
    return result.substring(0, begin) + inside.substring(0, Estimate.characters(inside, left)) + "\n" + CUT
        + result.substring(end);
  }
}

package io.opsmate.skills.analysis.series;

/** Over how much time a series is looked at: each point, or means of five minutes, half an hour and six hours. */
public enum Span {
  POINT("", 0, 48, StreamDetector.WARM_UP), FIVE_MINUTES("5m", 300, 48, StreamDetector.WARM_UP),
  HALF_HOUR("30m", 1_800, 48, 200), SIX_HOURS("6h", 21_600, 4, 60);

  private final String word;
  private final int seconds;
  private final int slots;
  private final int warmUp;

  Span(String word, int seconds, int slots, int warmUp) {
    this.word = word;
    this.seconds = seconds;
    this.slots = slots;
    this.warmUp = warmUp;
  }

  /** Empty for single points. */
  public String word() {
    return word;
  }

  int seconds() {
    return seconds;
  }

  StreamDetector detector() {
    return new StreamDetector(slots, warmUp);
  }
}

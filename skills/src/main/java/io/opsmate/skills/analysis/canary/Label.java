package io.opsmate.skills.analysis.canary;

/** What one metric says. */
public enum Label {
  PASS("Pass"), HIGH("High"), LOW("Low"), NO_DATA("Nodata"), NO_DATA_FAILS("NodataFailMetric"),
  /** Not settled when a verdict came early, which it could not change; only then. */
  OPEN("Open");

  private final String word;

  Label(String word) {
    this.word = word;
  }

  /** As Kayenta writes it. */
  public String word() {
    return word;
  }
}

package io.opsmate.skills.analysis.canary;

/**
 * What one metric says, and why.
 *
 * @param failsRun a critical metric that is not as it has to be, or would not be if the doubt about it were right
 * @param because sentences for people
 * @param doubt about a metric that passes
 */
public record Finding(Label label, boolean failsRun, String because, Doubt doubt) {
  /** A difference that can be seen and not be proved, since points that follow each other tell little each. */
  public enum Doubt {
    NONE,
    /** Said. */
    SMALL,
    /** Said; and where the metric would not let the run pass, the run is marginal. */
    LARGE
  }

  public Finding(Label label, boolean failsRun, String because) {
    this(label, failsRun, because, Doubt.NONE);
  }
}

package io.opsmate.skills.analysis.canary;

/**
 * How large a change has to be before it matters, beside being significant.
 *
 * @param allowed a change up to here is let pass; {@code null} for the measure's neutral value
 * @param critical a critical metric that changes up to here fails alone, not the run
 */
public record Effect(Measure measure, Bounds allowed, Bounds critical) {
  /** Unit: of the mean ratio, 1 is no change; of CLES, .5 is no change. */
  public record Bounds(double increase, double decrease) {}

  /** How the size of a change is measured. */
  public enum Measure {
    /** The canary's mean by the baseline's. */
    MEAN_RATIO(1),
    /**
     * Common language effect size: the chance that a random point of the canary is larger than one of the baseline, ties
     * counting half. Source: McGraw and Wong, 1992.
     */
    CLES(.5);

    private final double neutral;

    Measure(double neutral) {
      this.neutral = neutral;
    }

    public Bounds neutral() {
      return new Bounds(neutral, neutral);
    }

    /** NaN where there is no such size: a mean of 0. */
    double of(double[] experiment, double[] control) {
      return switch (this) {
        case MEAN_RATIO -> Samples.meanRatio(experiment, control);
        case CLES -> Samples.cles(experiment, control);
      };
    }
  }

  public static final Effect USUAL = of(Measure.MEAN_RATIO);

  /** Any change in the size counts. */
  public static Effect of(Measure measure) {
    return new Effect(measure, measure.neutral(), measure.neutral());
  }
}

package io.opsmate.skills.analysis.canary;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** One metric while its points come in: open until the data have said enough. */
final class OpenMetric {
  /** Unit: points both sides have. Before it nothing is said. */
  static final int FEWEST = 8;

  /**
   * A metric passes early when the rest of the run would show a change less often than this, even one so large that whole
   * runs show it in 4 of 5 cases (stochastic curtailment: Lan, Simon and Halperin, 1982). It is not counted on, so it makes
   * no false alarm.
   */
  private static final double HOPELESS = .02;

  private static final double SHOWN_IN_MOST_RUNS = .8;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final Metric asked;
  private final Spending spending;
  private final DoubleArrayList experiment = new DoubleArrayList();
  private final DoubleArrayList control = new DoubleArrayList();
  private Optional<Finding> settled = Optional.empty();
  private int both;
  private double up;
  private double down;

  OpenMetric(Metric asked, Spending spending) {
    this.asked = asked;
    this.spending = spending;
  }

  Metric asked() {
    return asked;
  }

  Optional<Finding> settled() {
    return settled;
  }

  boolean hasEnough() {
    return both >= FEWEST;
  }

  int missing() {
    return FEWEST - both;
  }

  void add(double ours, double theirs) {
    boolean isBoth = ours != CanaryWatch.OVER && theirs != CanaryWatch.OVER;
    if (ours != CanaryWatch.OVER) {
      experiment.add(Double.isFinite(ours) ? ours : Double.NaN);
    }
    if (theirs != CanaryWatch.OVER) {
      control.add(Double.isFinite(theirs) ? theirs : Double.NaN);
    }
    boolean replaces = asked.handling().missing() == Metric.Missing.REPLACE;
    both += isBoth && (replaces || Double.isFinite(ours) && Double.isFinite(theirs)) ? 1 : 0;
  }

  /** @param look counted from 0, not the last */
  void look(int look) {
    if (settled.isPresent() || !hasEnough()) {
      return;
    }
    Metric now = soFar();
    Finding finding = at(spending.levels()[look], Care.ON_THE_WAY).classify(now);
    double done = spending.done(look);
    up = asked.direction().minds(true) ? sum(now, true, done) : Double.NEGATIVE_INFINITY;
    down = asked.direction().minds(false) ? sum(now, false, done) : Double.NEGATIVE_INFINITY;
    if (finding.label() == Label.HIGH || finding.label() == Label.LOW) {
      settled = Optional.of(finding);
    } else if (finding.label() == Label.PASS && isHopeless(look) && isPlain(now)) {
      settled = Optional.of(new Finding(Label.PASS, false, "No difference that matters in " + experiment.size()
          + " points, and hardly a chance that the rest of the run would show one."));
    }
  }

  /** As a whole run it would pass without a doubt. */
  private boolean isPlain(Metric now) {
    Finding whole = at(spending.last(), Care.AT_THE_END).classify(now);
    return whole.label() == Label.PASS && whole.doubt() == Finding.Doubt.NONE;
  }

  void end() {
    if (settled.isEmpty()) {
      settled = Optional.of(at(spending.last(), Care.AT_THE_END).classify(soFar()));
    }
  }

  /** Unit: looks from here, if things go on as so far. */
  int likelyLooks(int look) {
    if (!hasEnough() || look < 0) {
      return spending.looks() - look - 1;
    }
    double done = spending.done(look);
    for (int later = look + 1; later < spending.looks(); later++) {
      double then = spending.done(later);
      double times = then / done;
      if (Math.max(up, down) * times >= spending.boundaries()[later]
          || isHopeless(Math.max(up, down) * times, then)) {
        return later - look;
      }
    }
    return spending.looks() - look - 1;
  }

  private OwnTest at(double level, Care care) {
    return new OwnTest(asked.direction() == Metric.Direction.EITHER ? 2 * level : level, care);
  }

  private boolean isHopeless(int look) {
    return isHopeless(Math.max(up, down), spending.done(look));
  }

  private boolean isHopeless(double sum, double done) {
    double boundary = spending.boundaries()[spending.looks() - 1];
    double drift = boundary + NORMAL.inverseCumulativeProbability(SHOWN_IN_MOST_RUNS);
    double left = 1 - done;
    return left > 0
        && NORMAL.cumulativeProbability((sum + drift * left - boundary) / Math.sqrt(left)) < HOPELESS;
  }

  /** The evidence as a walk that ends at a standard normal value when nothing changed. */
  private static double sum(Metric now, boolean higher, double done) {
    double chance = Math.clamp(OwnTest.chance(now, higher), 1e-12, 1 - 1e-12);
    return NORMAL.inverseSurvivalProbability(chance) * Math.sqrt(done);
  }

  /** The metric with the points that came. */
  Metric soFar() {
    return new Metric(asked.name(), List.copyOf(asked.groups()), asked.direction(), experiment.toDoubleArray(),
        control.toDoubleArray(), asked.handling());
  }
}

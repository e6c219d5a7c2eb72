package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.canary.CanaryPlan;
import io.opsmate.skills.analysis.canary.CanaryWatch;
import io.opsmate.skills.analysis.canary.CanaryWatch.Answer.Judged;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges whole runs as if their points had come one after the other; the longest side is the plan. */
final class PointByPoint {
  private final Map<Integer, CanaryPlan> plans = new HashMap<>();

  static int planned(Run run) {
    return run.metrics()
        .stream()
        .mapToInt(metric -> Math.max(metric.experiment().length, metric.control().length))
        .reduce(1, Math::max);
  }

  Judged judge(Run run) {
    int planned = planned(run);
    CanaryWatch watch = new CanaryWatch(run, plans.computeIfAbsent(planned, CanaryPlan::new));
    List<double[]> experiments = run.metrics().stream().map(Metric::experiment).toList();
    List<double[]> controls = run.metrics().stream().map(Metric::control).toList();
    for (int i = 0; i < planned; i++) {
      if (watch.next(points(experiments, i), points(controls, i)) instanceof Judged judged) {
        return judged;
      }
    }
    return watch.end();
  }

  private static double[] points(List<double[]> sides, int at) {
    return sides.stream().mapToDouble(side -> at < side.length ? side[at] : CanaryWatch.OVER).toArray();
  }
}

package io.opsmate.skills.analysis.bench;

import io.opsmate.skills.analysis.canary.CanaryJudge;
import io.opsmate.skills.analysis.canary.Judgement;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds for a run of 50 metrics with an hour of minutes on both sides. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CanaryBenchmark {
  private static final int METRICS = 50;
  private static final int MINUTES = 60;

  /** As {@code --mode} names them. */
  @Param({"opsmate", "kayenta"}) public CanaryJudge.Mode mode = CanaryJudge.Mode.opsmate;

  private final Run run;

  public CanaryBenchmark() {
    SplittableRandom random = new SplittableRandom(13);
    run = new Run(IntStream.range(0, METRICS)
        .mapToObj(at -> new Metric("metric " + at, List.of("all"), Metric.Direction.INCREASE, values(random, at),
            values(random, at), Metric.Handling.USUAL))
        .toList(), Map.of("all", 100.0), 95, 75);
  }

  private static double[] values(SplittableRandom random, int metric) {
    boolean rare = metric % 2 == 0;
    return IntStream.range(0, MINUTES)
        .mapToDouble(_ -> rare ? (random.nextInt(40) == 0 ? 1 : 0) : 100 + 10 * random.nextGaussian())
        .toArray();
  }

  @Benchmark
  public Judgement fiftyMetrics() {
    return new CanaryJudge(mode).judge(run);
  }
}

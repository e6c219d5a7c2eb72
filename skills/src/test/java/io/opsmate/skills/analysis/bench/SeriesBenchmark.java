package io.opsmate.skills.analysis.bench;

import io.opsmate.skills.analysis.series.Stl;
import io.opsmate.skills.analysis.series.StreamDetector;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Points a second on one core, of a series with a day and noise. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SeriesBenchmark {
  private static final int POINTS = 100_000;
  private static final int MONTH = 8_640;
  private static final int DAY = 288;
  private static final int STEP = 300;

  private final double[] values = new double[POINTS];
  private final double[] month = new double[MONTH];

  public SeriesBenchmark() {
    SplittableRandom random = new SplittableRandom(11);
    for (int at = 0; at < POINTS; at++) {
      values[at] = 50 + 20 * Math.sin(2 * Math.PI * at / DAY) + random.nextGaussian() * 3;
    }
    System.arraycopy(values, 0, month, 0, MONTH);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double stream() {
    StreamDetector detector = new StreamDetector();
    double last = 0;
    for (int at = 0; at < POINTS; at++) {
      last += detector.next((long) at * STEP, values[at]).score();
    }
    return last;
  }

  @Benchmark
  @OperationsPerInvocation(MONTH)
  public double[] seasonalTrend() {
    return Stl.periodic(DAY, false).of(month).remainder();
  }
}

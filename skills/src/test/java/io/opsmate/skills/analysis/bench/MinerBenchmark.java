package io.opsmate.skills.analysis.bench;

import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.heads.HeadReader;
import io.opsmate.skills.analysis.logs.heads.Heads;
import io.opsmate.skills.analysis.logs.heads.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Lines a second on one core, of a service with a few dozen templates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MinerBenchmark {
  private static final int LINES = 100_000;
  private static final Instant NEAR = Instant.parse("2026-11-22T00:00:00Z");
  private static final List<String> SHAPES = List.of("Accepted connection from 10.%d.%d.7:%d",
      "Block blk_%d%d of size %d received", "GET /api/orders/%d/items/%d 200 %d ms",
      "Worker %d finished job %d after %d retries", "Cache miss for key user:%d:%d in shard %d",
      "Payment %d of customer %d declined: code=%d", "Flushed %d entries of region %d to disk %d",
      "Session %d opened for user u%d from terminal %d");

  private final byte[][] plain = new byte[LINES][];
  private final byte[][] json = new byte[LINES][];
  private TemplateMiner miner = new TemplateMiner();
  private HeadReader heads = Heads.json(NEAR);
  private Records records = new Records(heads, miner);

  /** Fresh engines: what was learnt in one iteration does not speed up the next. */
  @Setup(Level.Iteration)
  public void lines() {
    SplittableRandom random = new SplittableRandom(7);
    for (int at = 0; at < LINES; at++) {
      String words = SHAPES.get(random.nextInt(SHAPES.size()))
          .formatted(random.nextInt(250), random.nextInt(250), random.nextInt(60_000));
      plain[at] = words.getBytes(StandardCharsets.UTF_8);
      json[at] =
          ("{\"timestamp\":\"2026-11-22T00:00:%02d.%03dZ\",\"level\":\"INFO\",\"service\":\"checkout\",\"trace_id\":\"%032x\",\"message\":\"%s\"}"
              .formatted(at % 60, at % 1000, random.nextLong(), words)).getBytes(StandardCharsets.UTF_8);
    }
    miner = new TemplateMiner();
    heads = Heads.json(NEAR);
    records = new Records(heads, new TemplateMiner());
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public long contentLines() {
    long last = 0;
    for (byte[] line : plain) {
      last += miner.mine(line, 0, line.length, 0);
    }
    return last;
  }

  /** With heads of about 190 bytes a line. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public long jsonLines() {
    long last = 0;
    for (byte[] line : json) {
      last += records.read(line, 0, line.length);
    }
    return last;
  }
}

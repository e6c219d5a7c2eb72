package io.opsmate.skills.analysis.series;

import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Watches one series nobody described, in constant memory and without looking ahead: its points, their means of 5 minutes,
 * 30 minutes and 6 hours, whether it stands still, and whether points are missing. Counts that are mostly 0 are judged by
 * how likely they are. The score is calibrated: see {@link Calibration}.
 *
 * <p>Not thread-safe. Its {@link #state} is all it knows: a watch made of it goes on as if nothing had happened.
 */
public final class SeriesWatch {
  /** Instead of a second: nobody knows when. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** Unit: points. The first of them get no score. */
  public static final int TEACHING = StreamDetector.WARM_UP;

  private static final byte VERSION = 4;

  /** Unit: points. So long, a weaker alarm of the same origin after a stronger one is part of it. */
  private static final double ECHO_FADING = Math.pow(.5, 1.0 / 200);

  /** Unit: bytes; the checksum a state ends with. */
  private static final int SUM = Integer.BYTES;

  private final StreamDetector points = new StreamDetector();
  private final Map<Span, Means> means = new EnumMap<>(Span.class);
  private final Stillness stillness = new Stillness();
  private final Silence silence = new Silence();
  private final Clock clock = new Clock();
  private final SparseCounts counts = new SparseCounts();
  private final double[] last = new double[1];

  /**
   * What is unusual at a point, the strongest of all that is looked at.
   *
   * @param span over how much time
   * @param value what was judged: the point's, or the mean of the span; no number if no point came
   */
  public record Seen(Reading reading, Span span, double value) {
    /** More than usual; what is missing is not. */
    public boolean isUp() {
      return reading.kind() != Kind.GAP && value > reading.expected();
    }

    /** For files and people, such as {@code shift} or {@code shift-30m}. */
    public String kind() {
      String word = reading.kind().word();
      return span == Span.POINT || reading.kind() == Kind.NONE ? word : word + "-" + span.word();
    }
  }

  /** @param second since 1970, or {@link #NO_TIME}: then it is judged without hours, gaps and means over time */
  public Seen next(long second, double value) {
    boolean hasTime = second != NO_TIME;
    long believed = hasTime ? believed(second) : NO_TIME;
    Reading point = points.next(believed, value);
    if (point.kind() == Kind.NO_NUMBER) {
      return new Seen(point, Span.POINT, value);
    }
    double still = stillness.beyond(value);
    double late = hasTime ? silence.beyond(believed) : 0;
    double likely = counts.beyond(value);
    boolean areSparse = counts.areSparse() && SparseCounts.isCount(value);
    if (areSparse) {
      point = new Reading(0, counts.expected(), 0, counts.high(), Kind.NONE);
    }
    double many = areSparse ? likely : 0;
    Seen strongest = new Seen(point, Span.POINT, value);
    double extra = echo(score(Math.max(late, Math.max(still, many))));
    if (extra > point.score()) {
      Kind kind = late >= still && late >= many ? Kind.GAP : still >= many ? Kind.FLAT : Kind.BURST;
      strongest = new Seen(with(point, extra, kind), Span.POINT, value);
    }
    double said = strongest.reading().score();
    for (Span span : Span.values()) {
      if (hasTime && span != Span.POINT && silence.step() > 0 && 2 * silence.step() <= span.seconds()) {
        Optional<Means.Over> over = means.computeIfAbsent(span, Means::new).next(believed, value, said);
        if (over.isPresent() && over.get().reading().score() > strongest.reading().score() && !areSparse) {
          strongest = new Seen(over.get().reading(), span, over.get().mean());
        }
      }
    }
    return calibrated(strongest);
  }

  private long believed(long second) {
    long believed = clock.believed(second, silence.step());
    if (clock.wentBack()) {
      silence.restart(believed);
      means.values().forEach(one -> one.restart(believed));
    }
    return believed;
  }

  /** The last point only taught it. */
  public boolean isLearning() {
    return points.isLearning();
  }

  /** Whether a point should have come by now; answers again each time it is asked. */
  public Optional<Seen> overdue(long now) {
    double beyond = silence.overdue(now);
    if (beyond <= 1) {
      return Optional.empty();
    }
    return Optional.of(calibrated(new Seen(new Reading(score(beyond), 0, 0, 0, Kind.GAP), Span.POINT, Double.NaN)));
  }

  /** Everything it knows; below 4 KB. */
  public byte[] state() {
    int size = 2 + SUM + points.size() + Double.BYTES * kept().stream().mapToInt(part -> part.length).sum();
    for (Means one : means.values()) {
      size += one.detector().size() + Double.BYTES * one.kept().length;
    }
    ByteBuffer to = ByteBuffer.allocate(size);
    to.put(VERSION).put((byte) means.keySet().stream().mapToInt(span -> 1 << span.ordinal()).sum());
    points.write(to);
    kept().forEach(part -> Arrays.stream(part).forEach(to::putDouble));
    for (Means one : means.values()) {
      one.detector().write(to);
      Arrays.stream(one.kept()).forEach(to::putDouble);
    }
    return to.putInt(sum(to.array())).array();
  }

  /** Of all but the sum itself. */
  private static int sum(byte[] state) {
    CRC32C sum = new CRC32C();
    sum.update(state, 0, state.length - SUM);
    return (int) sum.getValue();
  }

  /** @throws IllegalArgumentException for a state of another version, and one that is damaged */
  public static SeriesWatch of(byte[] state) {
    if (state.length < 2 || state[0] != VERSION) {
      throw new IllegalArgumentException("this state is of another version: " + state.length + " bytes");
    }
    SeriesWatch watch = new SeriesWatch();
    for (Span span : Span.values()) {
      if ((state[1] & 1 << span.ordinal()) != 0) {
        watch.means.put(span, new Means(span));
      }
    }
    if (watch.state().length != state.length) {
      throw new IllegalArgumentException("this state is not whole: " + state.length + " bytes");
    }
    if (ByteBuffer.wrap(state).getInt(state.length - SUM) != sum(state)) {
      throw new IllegalArgumentException("this state is not as it was written: its checksum differs");
    }
    ByteBuffer from = ByteBuffer.wrap(state, 2, state.length - 2);
    watch.points.read(from);
    watch.kept().forEach(part -> fill(part, from));
    for (Means one : watch.means.values()) {
      one.detector().read(from);
      fill(one.kept(), from);
    }
    return watch;
  }

  private List<double[]> kept() {
    return new ArrayList<>(List.of(clock.kept(), stillness.kept(), silence.kept(), counts.kept(), last));
  }

  private static void fill(double[] part, ByteBuffer from) {
    for (int i = 0; i < part.length; i++) {
      part[i] = from.getDouble();
    }
  }

  private static double score(double beyond) {
    return beyond > 1 ? 1 - Math.exp(1 - beyond) : 0;
  }

  private double echo(double score) {
    double before = last[0];
    last[0] = Math.max(before * ECHO_FADING, score);
    return score < before ? score / 2 : score;
  }

  private static Reading with(Reading reading, double score, Kind kind) {
    return new Reading(score, reading.expected(), reading.low(), reading.high(), kind);
  }

  private static Seen calibrated(Seen seen) {
    return new Seen(with(seen.reading(), Calibration.score(seen.reading().score()), seen.reading().kind()),
        seen.span(), seen.value());
  }
}

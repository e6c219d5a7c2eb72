package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever is fed, sensible or not. */
class SeriesWatchProperties {
  /**
   * A point as it may come.
   *
   * @param step seconds after the one before, perhaps back
   */
  record Point(int step, double value) {}

  @Property(tries = 150)
  void restoredEqualsUninterrupted(@ForAll("series") List<Point> series, @ForAll @IntRange(min = 1, max = 97) int every,
      @ForAll @IntRange(max = 2) int before) {
    SeriesWatch whole = new SeriesWatch();
    SeriesWatch restored = new SeriesWatch();
    long second = 1_767_225_600L;
    for (int i = 0; i < 300 * before; i++) {
      second += 60;
      whole.next(second, i % 11);
      restored.next(second, i % 11);
    }
    for (int i = 0; i < series.size(); i++) {
      if (i % every == 0) {
        restored = SeriesWatch.of(restored.state());
      }
      second += series.get(i).step();
      assertThat(restored.next(second, series.get(i).value())).isEqualTo(whole.next(second, series.get(i).value()));
      assertThat(restored.overdue(second + 10_000)).isEqualTo(whole.overdue(second + 10_000));
    }
    assertThat(restored.state()).isEqualTo(whole.state());
  }

  @Property(tries = 150)
  void noInputMakesANonsenseScore(@ForAll("series") List<Point> series) {
    SeriesWatch watch = new SeriesWatch();
    long second = 0;
    for (int i = 0; i < 400; i++) {
      second += 300;
      watch.next(second, i % 5);
    }
    for (Point point : series) {
      second += point.step();
      assertThat(watch.next(second, point.value()).reading().score()).isBetween(0.0, 1.0);
    }
    assertThat(watch.next(second + 300, 2).reading().expected()).isFinite();
  }

  @Provide
  Arbitrary<List<Point>> series() {
    Arbitrary<Double> values = Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.doubles().between(-1e3, 1e3)),
        Tuple.of(3, Arbitraries.integers().between(0, 3).map(Integer::doubleValue)),
        Tuple.of(1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE,
            -Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 1e149)));
    Arbitrary<Integer> steps = Arbitraries.of(0, 1, 60, 60, 60, 300, 300, -600, 7_200, 90_000);
    return Combinators.combine(steps, values).as(Point::new).list().ofMaxSize(400);
  }
}

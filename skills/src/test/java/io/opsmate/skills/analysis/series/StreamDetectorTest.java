package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series with a known truth. A point is five minutes. */
class StreamDetectorTest {
  private static final int DAY = 288;
  private static final int COUNT = 10 * DAY;
  private static final int THERE = 8 * DAY;

  @Test
  void aSpikeIsOne() {
    List<Reading> readings = readings(noise(i -> i == THERE ? 100 : 0));

    assertThat(readings.get(THERE).score()).isGreaterThan(.9);
    assertThat(readings.get(THERE).kind()).isEqualTo(Kind.SPIKE);
  }

  @Test
  void aNewLevelIsSeenWithinMinutes() {
    List<Reading> readings = readings(noise(i -> i >= THERE ? 8 : 0));

    assertThat(readings.subList(THERE, THERE + 6)).anySatisfy(one -> assertThat(one.score()).isGreaterThan(.5));
    assertThat(readings.getLast().score()).isZero();
  }

  @Test
  void aUsualValueAtAnUnusualHourIsSeen() {
    double[] values = IntStream.range(0, COUNT)
        .mapToDouble(i -> 100 + 50 * Math.sin(2 * Math.PI * i / DAY))
        .toArray();
    double[] noise = noise(_ -> 0);
    for (int i = 0; i < COUNT; i++) {
      values[i] += noise[i];
    }
    Arrays.fill(values, THERE + DAY / 2, THERE + DAY / 2 + 40, 110);

    List<Reading> readings = readings(values);

    assertThat(readings.subList(THERE + DAY / 2, THERE + DAY / 2 + 40))
        .anySatisfy(one -> assertThat(one.score()).isGreaterThan(.5));
    assertThat(readings.get(THERE).expected()).isCloseTo(120, within(8.0));
  }

  @Test
  void noiseIsNoAlarm() {
    long alarms = readings(noise(_ -> 0)).stream().filter(one -> one.score() >= .5).count();

    assertThat(alarms).isZero();
  }

  @Test
  void aFlatLineIsNoAlarm() {
    assertThat(readings(new double[COUNT])).allMatch(one -> one.score() == 0);
  }

  @ParameterizedTest
  @CsvSource({"60,2,0", "300,2,0", "60,.5,0", "300,.5,0", "300,.5,50"})
  void whatIsExpectedOfATrendIsWhereItIs(int step, double noise, double season) {
    Random random = new Random(3);
    StreamDetector detector = new StreamDetector();
    double off = 0;
    double width = 0;
    double worst = 0;
    for (int i = 0; i < 8_000; i++) {
      double truth = .1 * i + season * Math.sin(2 * Math.PI * i / DAY);
      Reading reading = detector.next((long) step * i, truth + noise * random.nextGaussian());
      if (i >= 3_000) {
        off += (reading.expected() - truth) / 5_000;
        width += (reading.high() - reading.low()) / 10_000;
        worst = Math.max(worst, Math.abs(reading.expected() - truth));
      }
    }

    assertThat(off).isCloseTo(0, within(.3));
    assertThat(worst).isLessThan(season == 0 ? 5 : 8);
    assertThat(width).isLessThan(20);
  }

  @Test
  void aFallOnARisingLineIsSeenAsARiseIs() {
    for (int sign : new int[]{-1, 1}) {
      double[] values = noise(_ -> 0);
      for (int i = 0; i < COUNT; i++) {
        values[i] = values[i] / 4 + .1 * i + (i == THERE ? sign * 20 : 0);
      }

      Reading reading = readings(values).get(THERE);

      assertThat(reading.score()).isGreaterThan(.5);
      assertThat(values[THERE] < reading.low() || values[THERE] > reading.high()).isTrue();
    }
  }

  @Test
  void whatIsNoNumberIsPassedOver() {
    double[] values = noise(_ -> 0);
    double[] holes = values.clone();
    List<Reading> whole = readings(values);
    StreamDetector detector = new StreamDetector();
    for (int i = 0; i < holes.length; i++) {
      if (i % 100 == 0) {
        assertThat(detector.next(300L * i, i % 200 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY))
            .returns(Kind.NO_NUMBER, Reading::kind)
            .returns(0.0, Reading::score);
      }
      assertThat(detector.next(300L * i, holes[i])).isEqualTo(whole.get(i));
    }
  }

  @Test
  void aDetectorMadeOfAStateGoesOnAsIfNothingHadHappened() {
    double[] values = noise(i -> i == THERE ? 30 : 0);
    List<Reading> whole = readings(values);
    StreamDetector detector = new StreamDetector();
    for (int i = 0; i < values.length; i++) {
      if (i % 777 == 0) {
        detector = StreamDetector.of(detector.state());
      }
      assertThat(detector.next(300L * i, values[i])).isEqualTo(whole.get(i));
    }
  }

  @Test
  void theScaleOfASeriesDoesNotMatter() {
    double[] values = noise(i -> i == THERE ? 30 : 0);
    List<Reading> small = readings(values);
    List<Reading> large = readings(Arrays.stream(values).map(value -> 1e6 * value).toArray());

    for (int i = 0; i < small.size(); i++) {
      assertThat(large.get(i).score()).isCloseTo(small.get(i).score(), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"1e9,0", "1e9,4", "1e9,10", "1e9,200", "1e9,1000", "-1e12,1000", "1e150,1000", "1e5,1000", "0,1000"})
  void oneWrongValueBlindsNothing(double wrong, int at) {
    double[] values = noise(i -> i >= THERE && i < THERE + 5 ? 30 : 0);
    values[at] = wrong;

    List<Reading> readings = readings(values);

    assertThat(readings.subList(THERE, THERE + 5)).anySatisfy(one -> assertThat(one.score()).isGreaterThan(.6));
    assertThat(readings.get(THERE - 1).high()).isLessThan(60);
    assertThat(readings.get(THERE - 1).low()).isGreaterThan(-20);
  }

  @Test
  void aWrongValueInASeriesThatStandsStillBlindsNothing() {
    double[] values = new double[COUNT];
    Arrays.fill(values, 5);
    values[1_000] = 1e9;
    values[THERE] = 200;

    assertThat(readings(values).get(THERE).score()).isGreaterThan(.6);
  }

  @Test
  void aLevelThatIsFarAwayIsBelievedWithinPoints() {
    List<Reading> readings = readings(noise(i -> i >= THERE ? 1e6 : 0));

    assertThat(readings.get(THERE).score()).isGreaterThan(.9);
    assertThat(readings.subList(THERE + 20, COUNT).stream().mapToDouble(Reading::score).max().orElse(1)).isLessThan(.2);
    assertThat(readings.get(THERE + 60).high()).isGreaterThan(9e5);
  }

  @Test
  void itKnowsLittle() {
    assertThat(new StreamDetector().state().length).isLessThan(1024);
  }

  @Test
  void aStateOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> StreamDetector.of(new byte[3])).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this state is of another version: 3 bytes");
  }

  private static List<Reading> readings(double[] values) {
    StreamDetector detector = new StreamDetector();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      readings.add(detector.next(300L * i, values[i]));
    }
    return readings;
  }

  private static double[] noise(IntToDoubleFunction more) {
    Random random = new Random(5);
    return IntStream.range(0, COUNT).mapToDouble(i -> 20 + random.nextGaussian() + more.applyAsDouble(i)).toArray();
  }
}

package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.analysis.series.SeriesWatch.Seen;
import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a watch sees beyond single points. */
class SeriesWatchTest {
  private static final int STEP = 300;
  private static final int DAY = 288;

  private final Random random = new Random(8);
  private final SeriesWatch watch = new SeriesWatch();
  private long now = 1_767_225_600L;

  @Test
  void aSeriesThatStopsMovingIsOneAlarm() {
    feed(NormalSeries.NOISE, 4 * DAY);

    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      seen.add(next(20.25));
    }

    assertThat(seen.stream().filter(one -> one.reading().kind() == Kind.FLAT && one.reading().score() > .5)).hasSize(1);
  }

  @Test
  void aSeriesThatOftenRestsMayRest() {
    feed(NormalSeries.RARE_EVENTS, 4 * DAY);

    for (int i = 0; i < DAY; i++) {
      assertThat(next(0).reading().kind()).isNotEqualTo(Kind.FLAT);
    }
  }

  @Test
  void pointsThatDoNotComeAreSeenAtOnceAndAfterwards() {
    feed(NormalSeries.NOISE, DAY);

    assertThat(watch.overdue(now + 3 * STEP)).isEmpty();
    assertThat(watch.overdue(now + 40 * STEP)).hasValueSatisfying(seen -> {
      assertThat(seen.kind()).isEqualTo("gap");
      assertThat(seen.reading().score()).isGreaterThan(.5);
    });

    now += 40 * STEP;
    assertThat(next(20).kind()).isEqualTo("gap");
  }

  @Test
  void theFirstEventsOfARareKindAreNoAlarmAndManyAre() {
    for (int i = 0; i < 3 * DAY; i++) {
      next(0);
    }
    double first = next(1).reading().score();
    feed(NormalSeries.RARE_EVENTS, 5 * DAY);
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      seen.add(next(2));
    }

    assertThat(first).isLessThan(.5);
    assertThat(seen).anySatisfy(one -> {
      assertThat(one.kind()).isEqualTo("burst");
      assertThat(one.reading().score()).isGreaterThan(.5);
    });
  }

  @Test
  void aSmallShiftThatNoPointShowsIsSeenInMeans() {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 40 * 1_440; i++) {
      now += 60;
      seen.add(watch.next(now, 100 + 10 * random.nextGaussian() + (i < 39 * 1_440 ? 0 : 12)));
    }

    List<Seen> after = seen.subList(39 * 1_440, seen.size());
    assertThat(after).anySatisfy(one -> {
      assertThat(one.span()).isIn(Span.FIVE_MINUTES, Span.HALF_HOUR, Span.SIX_HOURS);
      assertThat(one.reading().score()).isGreaterThan(.5);
      assertThat(one.kind()).matches("[a-z]+-(5m|30m|6h)");
    });
  }

  @Test
  void aScoreSaysHowRareItIs() {
    long points = 0;
    long hundredth = 0;
    long thousandth = 0;
    long tenThousandth = 0;
    for (NormalSeries kind : NormalSeries.values()) {
      for (int i = 0; i < 20; i++) {
        double[] values = kind.of(4_000, random);
        SeriesWatch one = new SeriesWatch();
        for (int at = 0; at < values.length; at++) {
          double score = one.next(300L * at, values[at]).reading().score();
          if (at >= StreamDetector.WARM_UP) {
            points++;
            hundredth += score >= .25 ? 1 : 0;
            thousandth += score >= .375 ? 1 : 0;
            tenThousandth += score >= .5 ? 1 : 0;
          }
        }
      }
    }

    assertThat((double) hundredth / points).isBetween(.005, .02);
    assertThat((double) thousandth / points).isBetween(.0005, .002);
    assertThat((double) tenThousandth / points).isBetween(.00003, .0003);
  }

  @Test
  void theOrderOfScoresIsThatOfTheDetector() {
    double before = Calibration.score(0);
    for (int i = 1; i <= 2_000; i++) {
      double next = Calibration.score(1 - Math.exp(-i / 200.0));
      assertThat(next).isGreaterThan(before).isLessThanOrEqualTo(1);
      before = next;
    }
    assertThat(Calibration.score(1)).isLessThanOrEqualTo(1);
    assertThat(Calibration.score(Double.NaN)).isZero();
  }

  @Test
  void allItKnowsFitsIntoFourKilobytes() {
    for (int i = 0; i < 5_000; i++) {
      watch.next(10L * i, random.nextGaussian());
    }

    assertThat(watch.state().length).isLessThan(4_096);
  }

  @Test
  void aStateThatIsNotWholeIsRefused() {
    assertThatThrownBy(() -> SeriesWatch.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SeriesWatch.of(new byte[500])).isInstanceOf(IllegalArgumentException.class);
    byte[] cut = Arrays.copyOf(watch.state(), 100);
    assertThatThrownBy(() -> SeriesWatch.of(cut)).hasMessage("this state is not whole: 100 bytes");
  }

  @Test
  void aStateWithOneBitOfAnotherIsRefused() {
    feed(NormalSeries.NOISE, 2 * DAY);
    byte[] state = watch.state();
    for (int at : new int[]{2, 100, state.length - 1}) {
      byte[] other = state.clone();
      other[at] ^= 1;
      assertThatThrownBy(() -> SeriesWatch.of(other)).hasMessageContaining("its checksum differs");
    }
    assertThat(SeriesWatch.of(state).state()).isEqualTo(state);
  }

  @Test
  void withoutTimePointsAreJudgedAndNoHourIsLearnt() {
    double[] values = NormalSeries.WANDERING.of(2_000, random);
    values[1_500] = 2_000;
    List<Seen> seen = Arrays.stream(values).mapToObj(value -> watch.next(SeriesWatch.NO_TIME, value)).toList();

    assertThat(seen.get(1_500).reading().score()).isGreaterThan(.9);
    assertThat(seen).noneMatch(one -> one.reading().kind() == Kind.SEASON || one.reading().kind() == Kind.GAP);
    assertThat(watch.overdue(now)).isEmpty();
  }

  @Test
  void theFirstPointsOnlyTeachIt() {
    feed(NormalSeries.NOISE, SeriesWatch.TEACHING);
    assertThat(watch.isLearning()).isTrue();
    feed(NormalSeries.NOISE, 1);
    assertThat(watch.isLearning()).isFalse();
  }

  @Test
  void anAlarmOfMeansKnowsItsOwnDirection() {
    List<Seen> up = new ArrayList<>();
    for (int i = 0; i < 40 * 1_440; i++) {
      now += 60;
      up.add(watch.next(now, 100 + 10 * random.nextGaussian() + (i < 39 * 1_440 ? 0 : 12)));
    }

    List<Seen> alarms = up.subList(39 * 1_440, up.size())
        .stream()
        .filter(one -> one.span() != Span.POINT && one.reading().score() > .5)
        .toList();
    assertThat(alarms).isNotEmpty().allMatch(Seen::isUp).allSatisfy(one -> {
      assertThat(one.value()).isBetween(105.0, 120.0);
      assertThat(one.reading().high()).isLessThan(one.value());
    });
  }

  @Test
  void oneWrongTimeDoesNotBlindIt() {
    for (long wrong : new long[]{0, now + 3_000_000_000L}) {
      SeriesWatch one = new SeriesWatch();
      long second = now;
      one.next(wrong, 20);
      for (int i = 0; i < DAY; i++) {
        second += STEP;
        one.next(second, 20 + random.nextGaussian());
      }
      one.next(wrong, 20);
      second += STEP;
      one.next(second, 20);

      assertThat(one.overdue(second + 40 * STEP)).isPresent();
      assertThat(one.next(second + 40 * STEP, 20).kind()).isEqualTo("gap");
    }
  }

  @Test
  void aClockThatIsSetBackIsFollowedWhenTwoPointsAgree() {
    feed(NormalSeries.NOISE, DAY);
    now -= 1_000L * DAY * STEP;
    feed(NormalSeries.NOISE, DAY);

    assertThat(watch.overdue(now + 40 * STEP)).isPresent();
  }

  @Test
  void oneWrongValueAmongRareEventsDoesNotEndHowTheyAreJudged() {
    feed(NormalSeries.RARE_EVENTS, 3 * DAY);
    for (double wrong : new double[]{-1, .5, 2e6}) {
      next(wrong);
    }
    feed(NormalSeries.RARE_EVENTS, 14 * DAY);
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      seen.add(next(2));
    }

    assertThat(seen).anyMatch(one -> one.kind().equals("burst") && one.reading().score() > .5);
  }

  @Test
  void aGapIsAGapThoughManyEventsFollow() {
    for (int i = 0; i < 5 * DAY; i++) {
      next(10 + random.nextInt(3));
    }
    now += 12 * STEP;

    assertThat(next(900).kind()).isNotEqualTo("burst");
  }

  private void feed(NormalSeries kind, int points) {
    for (double value : kind.of(points, random)) {
      next(value);
    }
  }

  private Seen next(double value) {
    now += STEP;
    return watch.next(now, value);
  }
}

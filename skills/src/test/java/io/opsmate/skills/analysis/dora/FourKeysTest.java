package io.opsmate.skills.analysis.dora;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.dora.Events.Change;
import io.opsmate.skills.analysis.dora.Events.Deploy;
import io.opsmate.skills.analysis.dora.Events.Incident;
import io.opsmate.skills.analysis.dora.FourKeys.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three months of a team, until the end of June. */
class FourKeysTest {
  private static final Instant UNTIL = Instant.parse("2026-06-30T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"1,DAILY", "2,DAILY", "3,WEEKLY", "7,WEEKLY", "14,MONTHLY", "30,MONTHLY", "200,YEARLY"})
  void frequencyIsThatOfTheMedianWeekOrMonth(int everyDays, Frequency frequency) {
    assertThat(keys(deploys(everyDays), List.of(before(deploy("old", 120), 0)), List.of()).frequency())
        .isEqualTo(frequency);
  }

  @Test
  void aYoungTeamIsNotHeldToTheTimeBeforeItsFirstEvent() {
    List<Deploy> deploys = IntStream.range(0, 20).mapToObj(i -> deploy("d" + i, i)).toList();

    assertThat(keys(deploys, List.of(), List.of()).frequency()).isEqualTo(Frequency.DAILY);
  }

  @Test
  void manyDeploysOfOneDayAreOneDay() {
    List<Deploy> mondays = IntStream.range(0, 13 * 20)
        .mapToObj(i -> new Deploy("d" + i, UNTIL.minus(Duration.ofDays(7L * (i / 20) + 1)).minusSeconds(i)))
        .toList();

    assertThat(keys(mondays, List.of(), List.of()).frequency()).isEqualTo(Frequency.WEEKLY);
  }

  @Test
  void noDeployAtAllIsYearly() {
    FourKeys keys = keys(List.of(), List.of(), List.of());

    assertThat(keys.frequency()).isEqualTo(Frequency.YEARLY);
    assertThat(keys.changeFailureRate()).isEmpty();
    assertThat(keys.leadTime()).isEmpty();
  }

  @Test
  void leadTimeIsTheMedianOfThePositiveOnes() {
    Deploy deploy = deploy("d", 10);
    FourKeys keys = keys(List.of(deploy),
        List.of(before(deploy, 2), before(deploy, 50), before(deploy, 8), before(deploy, -1), before(deploy, 0),
            new Change(UNTIL, "unheard of")),
        List.of());

    assertThat(keys.leadTime()).contains(Duration.ofHours(8));
    assertThat(keys.notes()).containsExactly("1 changes belong to no known deploy and have no lead time.",
        "2 changes were committed after their deploy and have no lead time.");
  }

  @Test
  void restoringTakesFromTheCausingDeployToTheEnd() {
    Deploy deploy = deploy("d", 10);
    FourKeys keys = keys(List.of(deploy, deploy("e", 9)), List.of(),
        List.of(incident(deploy, 3, 5), incident(deploy, 1, 7),
            new Incident(Optional.empty(), deploy.at(), Optional.of("d"),
                Optional.empty()),
            new Incident(Optional.empty(), deploy.at(), Optional.empty(), Optional.of(UNTIL))));

    assertThat(keys.timeToRestore()).contains(Duration.ofHours(6));
    assertThat(keys.changeFailureRate()).contains(2.0);
    assertThat(keys.failureBucket()).contains("46-60 %");
    assertThat(keys.notes()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"20,3,0-15 %", "20,4,16-45 %", "20,9,16-45 %", "20,10,46-60 %"})
  void failuresAreIncidentsByDeploy(int deploys, int incidents, String bucket) {
    FourKeys keys = keys(IntStream.range(0, deploys).mapToObj(i -> deploy("d" + i, 10 + i)).toList(), List.of(),
        IntStream.range(0, incidents).mapToObj(i -> incident(deploy("d" + i, 10 + i), 1, 2)).toList());

    assertThat(keys.failureBucket()).contains(bucket);
  }

  @ParameterizedTest
  @CsvSource({"23,DAY", "24,WEEK", "167,WEEK", "168,MONTH", "729,MONTH", "730,SIX_MONTHS", "4379,SIX_MONTHS",
    "4380,YEAR"})
  void pacesAreThoseOfFourkeys(int hours, Pace pace) {
    assertThat(Pace.of(Duration.ofHours(hours))).isEqualTo(pace);
  }

  @Test
  void whatIsOlderThanThreeMonthsDoesNotCountAndATwiceNamedDeployCountsOnce() {
    FourKeys keys = keys(List.of(deploy("old", 120), deploy("new", 5), deploy("new", 4)), List.of(), List.of());

    assertThat(keys.deploys()).isOne();
    assertThat(keys.notes()).containsExactly("1 deploys are named twice and count once.");
  }

  @Test
  void anIncidentIsOneHoweverOftenItIsNamed() {
    Deploy deploy = deploy("d", 10);
    FourKeys keys = keys(List.of(deploy), List.of(), List.of(named("i2", deploy, 3, Optional.empty()),
        named("i1", deploy, 1, Optional.of(2)), named("i2", deploy, 2, Optional.of(6)), incident(deploy, 1, 4)));

    assertThat(keys.changeFailureRate()).contains(3.0);
    assertThat(keys.timeToRestore()).contains(Duration.ofHours(4));
    assertThat(keys.notes()).containsExactly("1 incidents are named twice and count once.");
  }

  @Test
  void anIncidentThatWasOverBeforeItBeganHasNoTimeToRestore() {
    Deploy deploy = deploy("d", 10);
    FourKeys keys = keys(List.of(deploy), List.of(), List.of(incident(deploy, 5, 3)));

    assertThat(keys.timeToRestore()).isEmpty();
    assertThat(keys.changeFailureRate()).contains(1.0);
    assertThat(keys.notes())
        .containsExactly("1 incidents were resolved before they began and have no time to restore.");
  }

  private static FourKeys keys(List<Deploy> deploys, List<Change> changes, List<Incident> incidents) {
    return FourKeys.of(new Events(deploys, changes, incidents), UNTIL);
  }

  private static List<Deploy> deploys(int everyDays) {
    return IntStream.range(0, 90 / everyDays + 1).mapToObj(i -> deploy("d" + i, 1 + i * everyDays)).toList();
  }

  private static Deploy deploy(String id, int daysAgo) {
    return new Deploy(id, UNTIL.minus(Duration.ofDays(daysAgo)));
  }

  private static Change before(Deploy deploy, int hours) {
    return new Change(deploy.at().minus(Duration.ofHours(hours)), deploy.id());
  }

  private static Incident incident(Deploy deploy, int openedAfter, int resolvedAfter) {
    return new Incident(Optional.empty(), deploy.at().plus(Duration.ofHours(openedAfter)), Optional.of(deploy.id()),
        Optional.of(deploy.at().plus(Duration.ofHours(resolvedAfter))));
  }

  private static Incident named(String id, Deploy deploy, int openedAfter, Optional<Integer> resolvedAfter) {
    return new Incident(Optional.of(id), deploy.at().plus(Duration.ofHours(openedAfter)), Optional.of(deploy.id()),
        resolvedAfter.map(hours -> deploy.at().plus(Duration.ofHours(hours))));
  }
}

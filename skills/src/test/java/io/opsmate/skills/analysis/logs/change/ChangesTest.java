package io.opsmate.skills.analysis.logs.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.logs.Merges;
import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight hours of lines, the last of which is in question. */
class ChangesTest {
  private static final long HOUR = 3_600_000;
  private static final long START = 1_769_850_000_000L;

  private final Timeline time = new Timeline(START + 7 * HOUR, START, START + 8 * HOUR);
  private final TemplateMiner miner = new TemplateMiner(1_000, time, Merges.UNHEARD);
  private final Random random = new Random(6);

  @Test
  void whatIsNewGoneMoreAndLessIsTold() {
    evenly("steady as ever", 800, 0, 8);
    evenly("brand new error", 3, 7, 8);
    evenly("heartbeat of the old node", 700, 0, 7);
    evenly("retrying the request", 70, 0, 7);
    evenly("retrying the request", 60, 7, 8);
    evenly("cache was warm", 1_400, 0, 7);
    evenly("cache was warm", 40, 7, 8);
    evenly("rare and quiet", 2, 0, 7);

    List<String> told = Changes.since(time, START + 7 * HOUR)
        .of(miner.templates())
        .stream()
        .map(one -> one.kind() + " " + one.template().shown() + " " + one.before() + " " + one.after())
        .toList();

    assertThat(told).hasSize(6)
        .startsWith("NEW brand new error 0 3")
        .contains("GONE heartbeat of the old node 700 0", "MORE retrying the request 70 60",
            "LESS cache was warm 1400 40", "SAME rare and quiet 2 0");
    assertThat(told).anyMatch(one -> one.startsWith("SAME steady as ever"));
  }

  @Test
  void aTemplateThatAlwaysComesInBurstsIsNotTold() {
    evenly("steady as ever", 800, 0, 8);
    for (int burst = 0; burst < 8; burst++) {
      long at = START + burst * HOUR + HOUR / 2;
      for (int i = 0; i < (burst == 7 ? 120 : 40 + 10 * burst); i++) {
        line("the whole pool was reset", at + i);
      }
    }

    assertThat(Changes.since(time, START + 7 * HOUR).of(miner.templates()))
        .allMatch(one -> one.kind() == Change.Kind.SAME);
  }

  @Test
  void ofUnchangedTemplatesHardlyOneIsTold() {
    for (int template = 0; template < 300; template++) {
      String name = "" + (char) ('a' + template % 26) + (char) ('a' + template / 26 % 26);
      evenly(name + " did something as " + name + name + " does", 5 + random.nextInt(200), 0, 8);
    }

    assertThat(Changes.since(time, START + 7 * HOUR)
        .of(miner.templates())
        .stream()
        .filter(one -> one.kind() != Change.Kind.SAME && one.kind() != Change.Kind.NEW)).hasSizeLessThan(3);
  }

  @Test
  void theLastEighthIsInQuestionUnlessSaidOtherwise() {
    Timeline all = new Timeline();
    TemplateMiner other = new TemplateMiner(1_000, all, Merges.UNHEARD);
    for (int i = 0; i < 6_400; i++) {
      byte[] line = (i < 6_000 ? "all is well" : "all is lost").getBytes(StandardCharsets.UTF_8);
      other.mine(line, 0, line.length, 0, START + i * 1_000L);
    }
    Changes changes = Changes.ofLastPart(all);

    assertThat(all.size()).isLessThanOrEqualTo(Timeline.WINDOWS);
    assertThat(changes.border()).isBetween(START + 5_300_000, START + 5_900_000);
    assertThat(changes.of(other.templates()).getFirst().kind()).isEqualTo(Change.Kind.NEW);
  }

  @Test
  void linesOfOnePeriodOnlyAreNotCompared() {
    evenly("all is well", 100, 7, 8);

    assertThat(Changes.since(time, START + 7 * HOUR).of(miner.templates())).isEmpty();
    assertThat(Changes.ofLastPart(new Timeline()).isMeaningful()).isFalse();
  }

  @Test
  void countsSurviveWindowsThatGrowInBothDirections() {
    Timeline all = new Timeline();
    TemplateMiner other = new TemplateMiner(1_000, all, Merges.UNHEARD);
    byte[] line = "all is well".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 5_000; i++) {
      other.mine(line, 0, line.length, 0, START + (random.nextInt(20_000_000) - 10_000_000) * (long) (1 + i % 100));
    }

    assertThat(other.templates().getFirst().windows().stream().mapToLong(Long::longValue).sum()).isEqualTo(5_000);
    assertThat(other.templates().getFirst().windows()).hasSize(all.size()).hasSizeLessThanOrEqualTo(Timeline.WINDOWS);
  }

  @Test
  void aTimeFarFromTheOneBeforeIsStrange() {
    line("all is well", START);
    Timeline all = new Timeline();
    TemplateMiner other = new TemplateMiner(1_000, all, Merges.UNHEARD);
    byte[] line = "all is well".getBytes(StandardCharsets.UTF_8);
    other.mine(line, 0, line.length, 0, START);
    other.mine(line, 0, line.length, 0, 0);
    other.mine(line, 0, line.length, 0, 1_000);

    assertThat(all.strange()).isEqualTo(2);
  }

  @Test
  void aClockThatIsWrongBeforeItIsSetDoesNotWidenTheWindows() {
    for (long wrong : new long[]{0, START - 9_500 * 24 * HOUR, START + 8_000 * 24 * HOUR}) {
      Timeline all = new Timeline();
      TemplateMiner other = new TemplateMiner(1_000, all, Merges.UNHEARD);
      mine(other, wrong, 1);
      mine(other, START, 3_600);

      assertThat(all.width()).isLessThan(HOUR);
      assertThat(all.earliest()).isBetween(START, START + 5_000);
      assertThat(all.strange()).isEqualTo(3);
      assertThat(other.templates().getFirst().firstAt()).isEqualTo(all.earliest());
      assertThat(other.templates().getFirst().windows().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_598);
    }
  }

  @Test
  void aFewLinesWithAWrongClockInTheMiddleAreLeftOut() {
    Timeline all = new Timeline();
    TemplateMiner other = new TemplateMiner(1_000, all, Merges.UNHEARD);
    mine(other, START, 1_800);
    mine(other, 0, 2);
    mine(other, START + HOUR / 2, 1_800);

    assertThat(all.strange()).isEqualTo(2);
    assertThat(all.width()).isLessThan(HOUR);
    assertThat(other.templates().getFirst().windows().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_600);
  }

  @Test
  void manyLinesOfAnotherYearAreAsTrueAsThoseBefore() {
    Timeline all = new Timeline();
    TemplateMiner other = new TemplateMiner(1_000, all, Merges.UNHEARD);
    mine(other, START - 500 * 24 * HOUR, 3_000);
    mine(other, START, 2_000);

    assertThat(all.strange()).isEqualTo(999);
    assertThat(all.latest() - all.earliest()).isGreaterThan(500 * 24 * HOUR);
  }

  @Test
  void firstAndLastAreOfWhatIsCompared() {
    line("all is well", START - 3 * HOUR);
    line("all is well", START + HOUR);
    line("all is well", START + 2 * HOUR);
    line("all is well", START + 12 * HOUR);

    assertThat(miner.templates().getFirst().firstAt()).isEqualTo(START + HOUR);
    assertThat(miner.templates().getFirst().lastAt()).isEqualTo(START + 2 * HOUR);
  }

  @Test
  void aNewWordIsTold() {
    for (String state : "held kept paid sold sent gone made lent".split(" ")) {
      evenly("order is now " + state, 30, 0, 8);
    }
    evenly("order is now burnt", 2, 7, 8);

    assertThat(Changes.since(time, START + 7 * HOUR).words(miner.places()))
        .singleElement()
        .matches(one -> one.shown().equals("order is now burnt") && one.after() == 2
            && one.template().shown().equals("order is now <*>") && one.firstAt() >= START + 7 * HOUR);
  }

  @Test
  void aNewWordIsNotToldWhereNewOnesAreToBeExpected() {
    for (String plugin : "ant bee cow dog elk fox gnu hen".split(" ")) {
      evenly("loaded plugin " + plugin + " quickly", 1, 0, 7);
    }
    evenly("loaded plugin yak quickly", 1, 7, 8);

    assertThat(miner.places()).hasSize(1);
    assertThat(Changes.since(time, START + 7 * HOUR).words(miner.places())).isEmpty();
  }

  @Test
  void manyLinesOfANewWordAreToldEvenIfNewOnesAreToBeExpected() {
    for (String state : "held kept paid sold sent gone made lent".split(" ")) {
      evenly("order is now " + state, 30, 0, 7);
    }
    evenly("order is now lost", 1, 0, 7);
    evenly("order is now late", 1, 7, 8);
    assertThat(Changes.since(time, START + 7 * HOUR).words(miner.places())).hasSize(1);

    evenly("order is now torn", 1, 0, 7);
    evenly("order is now held", 30, 7, 8);
    assertThat(Changes.since(time, START + 7 * HOUR).words(miner.places())).isEmpty();

    evenly("order is now burnt", 20, 7, 8);
    assertThat(Changes.since(time, START + 7 * HOUR).words(miner.places()))
        .singleElement()
        .matches(one -> one.shown().equals("order is now burnt"));
  }

  /** A line a second. */
  private static void mine(TemplateMiner into, long from, int lines) {
    byte[] line = "all is well".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < lines; i++) {
      into.mine(line, 0, line.length, 0, from + i * 1_000L);
    }
  }

  private void evenly(String text, int lines, int fromHour, int toHour) {
    for (int i = 0; i < lines; i++) {
      line(text, START + fromHour * HOUR + (long) (random.nextDouble() * (toHour - fromHour) * HOUR));
    }
  }

  private void line(String text, long at) {
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    miner.mine(line, 0, line.length, 0, at);
  }
}

package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.SetClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {
  private static final Tool<BoxTools.Find, BoxTools.Found> FIND = new Tool<>("box_find", "Finds boxes.", "boxes",
      BoxTools.Find.class, BoxTools.Found.class, MayRun.ANYONE,
      (_, input) -> new ToolAnswer.Found<>(
          new BoxTools.Found(List.of(new BoxTools.Box("i-0123456789abcdef0", input.place(), SetClock.NOON)), 0),
          List.of()));

  private final Told told = new Told(List.of("Is vol-0a1b2c3d4e5f67890 worth $7.50?",
      "a: $12.40/mo, b: $5.00/mo, c: $62.40/mo, Money[amount=1234.56, currency=USD]"));

  @ParameterizedTest
  @ValueSource(
      strings = {"vol-0a1b2c3d4e5f67890 is idle", "vol-0a1b2c3d… is", "i-1 and vol-1 and snap-abc", "multi-12345678x",
        "none at all"})
  void idsThatWereToldAndOtherWordsMayStand(String answer) {
    assertThat(told.strangeId(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vol-0a1b2c3d4e5f67891", "(i-0123456789abcdef0)", "`snap-0123abcd`.", "eipalloc-0123456789abcdef0",
        "[x](https://h/i-0123456789abcdef0)", "vol-0a1b2c3d\u200b4e5f67891"})
  void anIdThatNobodyToldIsStrange(String answer) {
    assertThat(told.strangeId(answer)).isPresent();
  }

  @Test
  void whatAToolTellsIsTold() {
    assertThat(told.strangeId("i-0123456789abcdef0")).isPresent();

    told.by(List.of(FIND)).forEach(tool -> call(tool, BoxTools.Find.in(BoxTools.Place.ATTIC)));

    assertThat(told.strangeId("i-0123456789abcdef0")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vol-0a1b2c3d4e5f67890 is idle", "vol-0a1b", "a vol-1 of", "i", "no [1] and [x](y)", "[[box:b-1]]. ",
        "[[box:b-1, box:b-2]]"})
  void whatWasToldMayBeShownBeforeTheEnd(String piece) {
    told.read(List.of(new Evidence("box:b-1", ""), new Evidence("box:b-2", "")));

    assertThat(told.strangeSoFar(piece)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vol-0a1b2c3d4e5f67891", "see vol-0b", "[[box:b-9]]", "[[box:b-1,box:b-9]]", "[[box:b-1]] and [[box",
        "[[box:b-1]]\n[[\n"})
  void whatNobodyToldIsNotShownBeforeTheEnd(String piece) {
    told.read(List.of(new Evidence("box:b-1", "")));

    assertThat(told.strangeSoFar(piece)).isPresent();
  }

  @Test
  void whatAToolReadMayBeCitedFromThenOn() {
    assertThat(told.strangeSoFar("[[box:b-1]]")).isPresent();

    told.by(List.of(new BoxTools().find())).forEach(tool -> call(tool, BoxTools.Find.in(BoxTools.Place.ATTIC)));

    assertThat(told.strangeSoFar("[[box:b-1]]")).isEmpty();
  }

  private static <I extends Record, O extends Record> void call(Tool<I, O> tool, Record input) {
    tool.handler().call(AdvisorContract.CALLER, tool.input().cast(input));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$12.40/mo", "about $62", "$7.50 as you say", "$17.40 for a and b", "$50.00 less", "$148.80 a year",
        "$79.80 in all", "$24.80 for two of them", "$1,234.56", "$1,200", "1.2k USD", "$0",
        "no money on 2026-11-22 at 42 %",
        "$0.41 a day", "$957.60 a year in all"})
  void whatWasToldOrFollowsFromItIsNotStrange(String answer) {
    assertThat(told.strangeAmounts(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$999.99", "€12.40", "$4,711.13 a year", "saves $88.17/mo"})
  void whatFollowsFromNothingIsStrange(String answer) {
    assertThat(told.strangeAmounts(answer)).hasSize(1);
  }
}

package io.opsmate.skills.testkit;

import static io.opsmate.skills.testkit.ModelStep.answers;
import static io.opsmate.skills.testkit.ModelStep.breaksOff;
import static io.opsmate.skills.testkit.ModelStep.calls;
import static io.opsmate.skills.testkit.ModelStep.isDown;
import static io.opsmate.skills.testkit.ModelStep.isOverloaded;
import static io.opsmate.skills.testkit.ModelStep.refuses;
import static io.opsmate.skills.testkit.ModelStep.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Draft;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Advisor} keeps, whatever its model does. */
public interface AdvisorContract {
  /** Text about boxes, with the variable {@code question}. */
  PromptRef TEXT = new PromptRef("boxes/answer", 1);

  /** A {@link Count}, with the variable {@code question}. */
  PromptRef RECORD = new PromptRef("boxes/count", 1);

  /** A person who is neither approver nor admin. */
  ToolCall CALLER = new ToolCall(Orgs.ACME, Boxes.REQUESTER, Boxes.OPS, SetClock.NOON, Progress.UNWATCHED);

  /** What a counted answer holds. */
  record Count(@Describe("how many boxes") int boxes, @Describe("why, one sentence") String because) {}

  /** An advisor whose model does this in turn. */
  Advisor advisor(ModelStep... steps);

  /** Without tools, watched by nobody. */
  static Inquiry<String> question() {
    return text(new WatchedAnswer(), 0);
  }

  private static Inquiry<String> text(WatchedAnswer watched, int rounds, Tool<?, ?>... tools) {
    return inquiry(TEXT, String.class, watched, rounds, tools);
  }

  private static <T> Inquiry<T> inquiry(PromptRef prompt, Class<T> answer, WatchedAnswer watched, int rounds,
      Tool<?, ?>... tools) {
    return new Inquiry<>(CALLER, prompt, Map.of("question", "How many boxes?"),
        List.of(new Turn(Turn.Speaker.PERSON, "Hello"), new Turn(Turn.Speaker.OPSMATE, "Hello.")), List.of(tools),
        answer, new Budget(Duration.ofSeconds(20), rounds, 60_000), watched);
  }

  private static <T> Advice.Answered<T> answered(Advice<T> advice) {
    assertThat(advice).isInstanceOf(Advice.Answered.class);
    return (Advice.Answered<T>) advice;
  }

  @Test
  default void wordsGrowAndAreTheAnswer() {
    WatchedAnswer watched = new WatchedAnswer();

    var answer = answered(advisor(says("There is *one* box.")).ask(text(watched, 0)));

    assertThat(answer.value()).isEqualTo("There is *one* box.");
    assertThat(watched.shown()).isEqualTo("There is *one* box.");
  }

  @Test
  default void theTraceSaysWhatWasAskedAndWhatItTook() {
    Trace trace = answered(advisor(says("One.")).ask(text(new WatchedAnswer(), 0))).trace();

    assertThat(trace.prompt()).isEqualTo(TEXT);
    assertThat(trace.model()).isNotBlank();
    assertThat(trace.tokens().in()).isPositive();
    assertThat(trace.tokens().out()).isPositive();
    assertThat(trace.calls()).isEmpty();
  }

  @Test
  default void aRecordComesBackTyped() {
    WatchedAnswer watched = new WatchedAnswer();

    var answer = answered(advisor(answers(new Count(1, "b-1 is one."))).ask(inquiry(RECORD, Count.class, watched, 0)));

    assertThat(answer.value()).isEqualTo(new Count(1, "b-1 is one."));
    assertThat(watched.shown()).as("a record is not for watching").isEmpty();
  }

  @Test
  default void aRecordThatDoesNotFitIsAskedForOnceMore() {
    var advisor = advisor(says("One, I think."), answers(new Count(1, "b-1 is one.")));

    assertThat(answered(advisor.ask(inquiry(RECORD, Count.class, new WatchedAnswer(), 0))).value().boxes())
        .isEqualTo(1);
  }

  @Test
  default void twiceAnAnswerThatDoesNotFitIsUnusable() {
    var advisor = advisor(says("One, I think."), says("Quite sure it is one."));

    assertThat(advisor.ask(inquiry(RECORD, Count.class, new WatchedAnswer(), 0))).isInstanceOf(Advice.Unusable.class);
  }

  @Test
  default void aToolIsCalledWithWhatTheModelSaid() {
    BoxTools tools = new BoxTools();
    WatchedAnswer watched = new WatchedAnswer();

    Trace trace = answered(advisor(calls("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC)), says("One: b-1."))
        .ask(text(watched, 2, tools.find()))).trace();

    assertThat(tools.finds()).containsExactly(BoxTools.Find.in(BoxTools.Place.ATTIC));
    assertThat(trace.calls()).containsExactly("box_find");
    assertThat(trace.evidence()).containsExactly(new Evidence("box:b-1", "box b-1"));
    assertThat(watched.reads()).containsExactly("box_find: Finds boxes.");
    assertThat(watched.shown()).isEqualTo("One: b-1.");
  }

  @Test
  default void aRecordMayBeAnsweredAfterTools() {
    BoxTools tools = new BoxTools();

    var answer = answered(advisor(calls("box_find", BoxTools.Find.in(BoxTools.Place.CELLAR)),
        answers(new Count(1, "b-1 is one."))).ask(inquiry(RECORD, Count.class, new WatchedAnswer(), 2, tools.find())));

    assertThat(answer.value().boxes()).isEqualTo(1);
    assertThat(answer.trace().calls()).containsExactly("box_find");
  }

  @Test
  default void severalToolsAreCalledInOneRound() {
    BoxTools tools = new BoxTools();
    ModelStep both = new ModelStep.Calls("",
        List.of(new ModelStep.Call("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC)),
            new ModelStep.Call("box_find", BoxTools.Find.in(BoxTools.Place.CELLAR))));

    answered(advisor(both, says("Two.")).ask(text(new WatchedAnswer(), 1, tools.find())));

    assertThat(tools.finds()).extracting(BoxTools.Find::place)
        .containsExactlyInAnyOrder(BoxTools.Place.ATTIC, BoxTools.Place.CELLAR);
  }

  @Test
  default void whatAToolDraftsIsOnlyKept() {
    BoxTools tools = new BoxTools();

    Trace trace = answered(advisor(calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), says("Drafted."))
        .ask(text(new WatchedAnswer(), 2, tools.scrap()))).trace();

    assertThat(trace.drafts()).containsExactly((Draft) Boxes.plan("b-1"));
  }

  @Test
  default void wordsBeforeAToolAreVoid() {
    BoxTools tools = new BoxTools();
    WatchedAnswer watched = new WatchedAnswer();
    ModelStep chatty = new ModelStep.Calls("Let me look.",
        List.of(new ModelStep.Call("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC))));

    var answer = answered(advisor(chatty, says("One.")).ask(text(watched, 2, tools.find())));

    assertThat(answer.value()).isEqualTo("One.");
    assertThat(watched.shown()).isEqualTo("One.");
    assertThat(watched.startsOverCount()).isPositive();
  }

  @Test
  default void aToolThatTheCallerMayNotUseIsNotCalled() {
    BoxTools tools = new BoxTools();

    Trace trace = answered(advisor(calls("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC)), says("I may not."))
        .ask(text(new WatchedAnswer(), 2, tools.find(MayRun.ADMIN)))).trace();

    assertThat(tools.finds()).isEmpty();
    assertThat(trace.calls()).isEmpty();
    assertThat(trace.evidence()).isEmpty();
  }

  @Test
  default void aToolThatIsNotOfferedIsNotCalled() {
    BoxTools tools = new BoxTools();

    Trace trace = answered(advisor(calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), says("I cannot."))
        .ask(text(new WatchedAnswer(), 2, tools.find()))).trace();

    assertThat(tools.scraps()).isEmpty();
    assertThat(trace.drafts()).isEmpty();
  }

  @Test
  default void inputThatDoesNotFitIsRefusedAndMayBeMended() {
    BoxTools tools = new BoxTools();

    answered(advisor(calls("box_find", new BoxTools.Planned(3)),
        calls("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC)), says("One."))
        .ask(text(new WatchedAnswer(), 4, tools.find())));

    assertThat(tools.finds()).containsExactly(BoxTools.Find.in(BoxTools.Place.ATTIC));
  }

  @Test
  default void aToolThatRefusesEndsNothing() {
    BoxTools tools = new BoxTools();

    Trace trace = answered(advisor(calls("box_scrap", new BoxTools.Scrap(List.of())), says("Which one?"))
        .ask(text(new WatchedAnswer(), 2, tools.scrap()))).trace();

    assertThat(tools.scraps()).hasSize(1);
    assertThat(trace.drafts()).isEmpty();
  }

  @Test
  default void aToolThatFailsEndsNothing() {
    var answer = answered(advisor(calls("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC)), says("I could not look."))
        .ask(text(new WatchedAnswer(), 2, BoxTools.broken())));

    assertThat(answer.value()).isEqualTo("I could not look.");
  }

  @Test
  default void aModelThatNeverStopsReadingIsStopped() {
    BoxTools tools = new BoxTools();

    var advice = advisor(calls("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC)),
        calls("box_find", BoxTools.Find.in(BoxTools.Place.CELLAR)),
        calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), calls("box_scrap", new BoxTools.Scrap(List.of("b-2"))))
        .ask(text(new WatchedAnswer(), 2, tools.find(), tools.scrap()));

    assertThat(advice).isInstanceOf(Advice.Unusable.class);
    assertThat(tools.finds()).hasSize(2);
    assertThat(tools.scraps()).isEmpty();
  }

  @Test
  default void theSameCallIsMadeOnceAndAskedForAgainAndAgainEndsIt() {
    BoxTools tools = new BoxTools();
    ModelStep same = calls("box_find", BoxTools.Find.in(BoxTools.Place.ATTIC));

    var advice = advisor(same, same, same, same, same).ask(text(new WatchedAnswer(), 8, tools.find()));

    assertThat(advice).isInstanceOf(Advice.Unusable.class);
    assertThat(tools.finds()).hasSize(1);
  }

  @Test
  default void aModelOutOfReachIsUnavailable() {
    assertThat(advisor(isDown()).ask(text(new WatchedAnswer(), 0))).isInstanceOf(Advice.Unavailable.class);
  }

  @Test
  default void aRefusalIsNoAnswerAndNothingOfItStays() {
    WatchedAnswer watched = new WatchedAnswer();

    assertThat(advisor(refuses("To scrap it, first you ")).ask(text(watched, 0))).isInstanceOfSatisfying(
        Advice.Unusable.class, unusable -> assertThat(unusable.because()).startsWith("the model refused to answer"));
    assertThat(watched.shown()).isEmpty();
  }

  @Test
  default void aRefusalInPlaceOfARecordIsNoAnswer() {
    assertThat(advisor(refuses("{\"boxes\": 1, \"because\": \"b-1\"}"))
        .ask(inquiry(RECORD, Count.class, new WatchedAnswer(), 0))).isInstanceOf(Advice.Unusable.class);
  }

  @Test
  default void aRefusalAfterADraftProposesNothing() {
    BoxTools tools = new BoxTools();

    assertThat(advisor(calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), refuses("Drafted, but "))
        .ask(text(new WatchedAnswer(), 2, tools.scrap()))).isInstanceOf(Advice.Unusable.class);
  }

  @Test
  default void anAnswerCutInTheMiddleIsVoidAndAskedForAgain() {
    WatchedAnswer watched = new WatchedAnswer();

    var answer = answered(advisor(breaksOff("There is half an "), says("One box.")).ask(text(watched, 0)));

    assertThat(answer.value()).isEqualTo("One box.");
    assertThat(watched.shown()).isEqualTo("One box.");
    assertThat(watched.startsOverCount()).isEqualTo(1);
  }

  @Test
  default void aProviderThatHasTooMuchToDoInTheMiddleIsAskedAgain() {
    WatchedAnswer watched = new WatchedAnswer();

    var answer = answered(advisor(isOverloaded("There is half an "), says("One box.")).ask(text(watched, 0)));

    assertThat(answer.value()).isEqualTo("One box.");
    assertThat(watched.shown()).isEqualTo("One box.");
  }

  @Test
  default void whatNobodyWaitsForIsNotAsked() {
    WatchedAnswer watched = new WatchedAnswer();
    watched.cancel();

    assertThat(advisor(says("One.")).ask(text(watched, 0))).isInstanceOf(Advice.Unavailable.class);
    assertThat(watched.shown()).isEmpty();
  }

  @Test
  default void itIsThere() {
    assertThat(advisor().isThere()).isTrue();
  }
}

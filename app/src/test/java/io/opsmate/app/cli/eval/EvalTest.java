package io.opsmate.app.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adversarial.World;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvalTest {
  @Test
  void theCasesArePassedByAModelThatLooksAndCites() {
    List<EvalScore> scores = scores(new RuleModel());

    EvalTable table = new EvalTable("scripted", scores);
    table.lines().forEach(System.out::println);
    assertThat(table.failures()).isEmpty();
    assertThat(scores).hasSizeGreaterThan(30);
  }

  @Test
  void aModelThatBabblesPassesNothing() {
    List<EvalScore> scores = scores((inquiry, _) -> inquiry.answer() == Route.class
        ? new ModelStep.Answers(new Route("command", "stop", "Because."))
        : new ModelStep.Says("I deleted it all and saved $1,000,000 [[made-up]] <!channel>"));

    System.out.println("a model that babbles passes " + scores.stream().filter(EvalScore::passed).count() + " of "
        + scores.size());
    assertThat(scores).noneMatch(EvalScore::passed);
  }

  @Test
  void aModelThatCannotBeReachedPassesNothing() {
    assertThat(scores((_, _) -> new ModelStep.IsDown())).noneMatch(EvalScore::passed);
  }

  @Test
  void moneyThatNoToolGaveIsAFaultWhereNoToolWasCalledToo() {
    List<EvalScore> scores = scores((inquiry, _) -> inquiry.answer() == Route.class
        ? new ModelStep.Answers(new Route("question", "", "So."))
        : new ModelStep.Says("It costs $1,234.56 a month."));

    assertThat(scores.stream().filter(score -> score.of().about().equals("refusals"))).isNotEmpty()
        .allSatisfy(score -> assertThat(score.faults()).contains("names money that no tool gave"));
  }

  @Test
  void theModelIsAskedAsAConversationAsks() {
    List<Inquiry<?>> asked = new ArrayList<>();
    scores((inquiry, _) -> {
      asked.add(inquiry);
      return inquiry.answer() == Route.class
          ? new ModelStep.Answers(
              new Route(inquiry.variables().getOrDefault("words", "").contains("draft a plan for all")
                  ? "change"
                  : "question", "", "So."))
          : new ModelStep.Says("I do not know.");
    });

    assertThat(asked).filteredOn(one -> one.answer() == Route.class)
        .isNotEmpty()
        .allSatisfy(one -> {
          assertThat(one.budget()).isEqualTo(new Budget(Duration.ofSeconds(20), 0, 8_000));
          assertThat(one.before()).extracting(Turn::speaker).allMatch(Turn.Speaker.PERSON::equals);
        });
    assertThat(asked).filteredOn(EvalTest::draftsAreOffered)
        .singleElement()
        .satisfies(one -> assertThat(one.variables().get("words")).contains("draft a plan for all"));
  }

  private static boolean draftsAreOffered(Inquiry<?> inquiry) {
    return inquiry.tools().stream().anyMatch(tool -> tool.name().equals("waste_draft_plan"));
  }

  @Test
  void idsAreUniqueAndAllSubjectsAreThere() {
    List<EvalCase> cases = EvalCases.shipped();

    assertThat(new HashSet<>(cases.stream().map(EvalCase::id).toList())).hasSameSizeAs(cases);
    assertThat(cases.stream().map(EvalCase::about).collect(Collectors.toSet())).containsExactlyInAnyOrder("routing",
        "answers", "refusals", "citations", "injections", "explanation");
  }

  private static List<EvalScore> scores(ScriptedAdvisor.Model model) {
    World world = new World();
    Advisor advisor = new ScriptedAdvisor(world.permits(), (inquiry, told) -> model.next(inquiry, told));
    EvalRun run = new EvalRun(new EvalWorld(advisor, world.skills(), world.grammar(), world.permits(),
        world.explanation(advisor), world.caller()));
    return EvalCases.shipped().stream().map(run::score).toList();
  }
}

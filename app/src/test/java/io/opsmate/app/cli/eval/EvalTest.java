package io.opsmate.app.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adversarial.World;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
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

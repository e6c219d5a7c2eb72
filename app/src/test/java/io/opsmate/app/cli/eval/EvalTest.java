package io.opsmate.app.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adversarial.World;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvalTest {
  private static final Tokens ONE_INQUIRY = new Tokens(7, 3);

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
        ? new ModelStep.Answers(new Route("command", "stop"))
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
        ? new ModelStep.Answers(new Route("question", ""))
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
                  : "question", ""))
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

  @Test
  void anIdThatNobodyToldIsAFault() {
    List<EvalScore> scores = scores((inquiry, _) -> inquiry.answer() == Route.class
        ? new ModelStep.Answers(new Route("question", ""))
        : new ModelStep.Says("It is vol-0deadbeefdeadbeef."));

    assertThat(scores.stream().filter(score -> score.of().about().equals("refusals"))).isNotEmpty()
        .allSatisfy(
            score -> assertThat(score.faults()).contains("names “vol-0deadbeefdeadbeef”, which nobody told"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"answer-open | I know it now.", "answer-open | No, 3 open requests wait.",
    "answer-dearest | That is build-runner-3 at $10.00/mo.", "answer-dearest | That is orders-db-old at $10.00/mo."})
  void wordsThatOnlyLookLikeTheAnswerAreNone(String id, String words) {
    RuleModel rules = new RuleModel();
    List<EvalScore> scores = scores((inquiry, told) -> told.isEmpty()
        ? rules.next(inquiry, told)
        : new ModelStep.Says(words));

    assertThat(scores).filteredOn(score -> score.of().id().equals(id))
        .singleElement()
        .satisfies(score -> assertThat(score.faults()).anyMatch(fault -> fault.matches("(?:does not say|says) .*")));
  }

  @Test
  void whatCameToNothingIsCountedToo() {
    List<EvalScore> scores = scores((_, _) -> new ModelStep.IsDown());

    assertThat(scores).allSatisfy(score -> assertThat(score.tokens()).isEqualTo(ONE_INQUIRY));
    assertThat(new EvalTable("scripted", scores).lines().getLast())
        .endsWith(" | %d | %d | $%.2f, partly without a price |".formatted(7L * scores.size(), 3L * scores.size(),
            0.5 * scores.size()));
  }

  @Test
  void theTableNamesTheModelThatWasAsked() {
    StringWriter out = new StringWriter();
    EvalCommand command = new EvalCommand(Map.of(), _ -> {
      throw new AssertionError("OpsMate was started");
    });
    CommandLine line = new CommandLine(command).setOut(new PrintWriter(out, true));
    line.parseArgs("--only", "route-thanks");

    assertThat(command.run(world((inquiry, told) -> new RuleModel().next(inquiry, told)))).isZero();

    assertThat(out.toString()).contains("| rules, in this process | passed |");
  }

  private static List<EvalScore> scores(ScriptedAdvisor.Model model) {
    EvalRun run = new EvalRun(world(model));
    return EvalCases.shipped().stream().map(run::score).toList();
  }

  private static EvalWorld world(ScriptedAdvisor.Model model) {
    World world = new World();
    Tally tally =
        new Tally(charged(new ScriptedAdvisor(world.permits(), (inquiry, told) -> model.next(inquiry, told))));
    return new EvalWorld("rules, in this process", tally, tally, world.skills(), world.grammar(), world.permits(),
        world.explanation(tally), world.caller());
  }

  /** Everything that is asked takes the same, and a part of it has no price. */
  private static Consultant charged(Advisor advisor) {
    return new Consultant() {
      @Override
      public <T> Consulted<T> consult(Inquiry<T> inquiry) {
        return new Consulted<>(advisor.ask(inquiry), "rules", ONE_INQUIRY,
            new Cost(Optional.of(Money.usd("0.50")), false));
      }

      @Override
      public boolean isThere() {
        return true;
      }
    };
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Clouds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Has waste explained once and says how much of it the findings bear out; for evals. Keeps and shows nothing. */
public final class ExplanationProbe {
  /** Longer than a card waits: a slow model is scored, too, and its time stands in the table. */
  private static final Budget BUDGET = new Budget(Duration.ofSeconds(60), 0, Budget.REMARK.tokens());

  private final Clouds clouds;
  private final PriceList prices;
  private final Advisor advisor;

  public ExplanationProbe(Clouds clouds, PriceList prices, Advisor advisor) {
    this.clouds = clouds;
    this.prices = prices;
    this.advisor = advisor;
  }

  /** What came of it. */
  public sealed interface Result {
    /** @param headline whether it is borne out; {@code kept} of {@code said} remarks are */
    record Given(boolean headline, int said, int kept, Trace trace) implements Result {}

    record None(String because) implements Result {}
  }

  public Result probe(ToolCall call) {
    Question question = new Question(EnumSet.allOf(Kind.class), Optional.empty(), Optional.empty(), Optional.empty(),
        Question.EVERYTHING);
    return switch (new ZombieScan(clouds.of(call.org()), new Appraisal(new Pricing(prices))).scan(question,
        call.now())) {
      case ZombieScan.Result.NoSuchRegion _ -> new Result.None("there is nothing to look at");
      case ZombieScan.Result.Scanned(Findings findings) -> explained(call, report(call, findings));
    };
  }

  private Result explained(ToolCall call, Report report) {
    return switch (advisor.ask(new Inquiry<>(call, ZombieExplain.PROMPT,
        Map.of("report", CheckedExplanation.told(report, ZombieExplain.TOLD)), Explanation.class, BUDGET))) {
      case Advice.Answered<Explanation>(Explanation said, Trace trace) -> {
        CheckedExplanation checked = CheckedExplanation.of(said, report);
        yield new Result.Given(checked.headline().isPresent(), said.remarks().size(), checked.remarks().size(), trace);
      }
      case Advice.Unusable<Explanation>(String because) -> new Result.None(because);
      case Advice.OverBudget<Explanation>(String because, _) -> new Result.None(because);
      case Advice.Unavailable<Explanation>(String because) -> new Result.None(because);
    };
  }

  private static Report report(ToolCall call, Findings findings) {
    return new Report(new ReportId(UUID.nameUUIDFromBytes("probe".getBytes(StandardCharsets.UTF_8))), ZombieSkill.NAME,
        call.now(), call.member(), "Cloud waste", Question.EVERYTHING,
        Arrays.stream(Kind.values())
            .map(kind -> new Report.Group(kind.group(), findings.of(kind).stream().map(Finding::row).toList()))
            .filter(group -> !group.rows().isEmpty())
            .toList(),
        List.copyOf(findings.gaps()));
  }
}

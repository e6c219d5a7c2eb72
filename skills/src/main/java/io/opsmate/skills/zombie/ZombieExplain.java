package io.opsmate.skills.zombie;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.PromptSpec;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.zombie.ZombieProposals.Proposer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds prose to a report's card once it is shown. The card never waits for it, and stays as it is when there is no
 * model, no budget, or nothing in the answer that the report bears out.
 */
final class ZombieExplain {
  static final PromptRef PROMPT = new PromptRef("zombie/explain", 1);
  static final PromptSpec SPEC = new PromptSpec(PROMPT, Set.of("report"), Explanation.class);

  /** Asks for prose; the payload says whose report it is and which version of its card stands. */
  static final JobType<Shown> JOB = new JobType<>("zombie-explain", 1, Shown.class);

  /** The card is posted first. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  /** Unit: findings of a kind that the model reads. */
  static final int TOLD = 12;

  private final Advisor advisor;
  private final Jobs jobs;
  private final ZombieSkill.Shelf shelf;

  ZombieExplain(Advisor advisor, Jobs jobs, ZombieSkill.Shelf shelf) {
    this.advisor = advisor;
    this.jobs = jobs;
    this.shelf = shelf;
  }

  /** A card that was shown. */
  record Shown(String report, String member, String channel, long version) {}

  /** Draws the first page as it would stand now. */
  @FunctionalInterface
  interface Drawing {
    Card draw(Report report, Proposer by, Optional<CheckedExplanation> prose);
  }

  /** Once the card is there. */
  void later(OrgId org, Report report, Proposer by) {
    if (advisor.isThere() && report.findings() > 0) {
      shelf.transactions()
          .run(org, tx -> jobs.enqueue(tx, JOB, report.id().toString(), new Shown(report.id().toString(),
              by.member().value(), by.channel().value(), by.now().toEpochMilli()), by.now().plus(AFTER)));
    }
  }

  JobSpec<Shown> job(ZombieReports reports, Drawing drawing) {
    return new JobSpec<>(JOB, (org, shown, now) -> reports.find(org, ReportId.parse(shown.report()))
        .ifPresent(report -> explain(org, shown, report, drawing, now)));
  }

  /** One version above the card that was shown, so that whatever people have turned to or proposed since stays. */
  private void explain(OrgId org, Shown shown, Report report, Drawing drawing, Instant now) {
    Proposer by = new Proposer(org, new MemberId(shown.member()), new ChannelId(shown.channel()), now);
    asked(by, report).ifPresent(prose -> {
      Card card = drawing.draw(report, by, Optional.of(prose));
      shelf.transactions()
          .run(org,
              tx -> shelf.chat().card(tx, ReportCard.key(report.id()), shown.version() + 1, by.channel(), card));
    });
  }

  private Optional<CheckedExplanation> asked(Proposer by, Report report) {
    ToolCall caller = new ToolCall(by.org(), by.member(), by.channel(), by.now(), Progress.UNWATCHED);
    return switch (advisor.ask(new Inquiry<>(caller, PROMPT, Map.of("report", CheckedExplanation.told(report, TOLD)),
        Explanation.class, Budget.REMARK))) {
      case Advice.Answered<Explanation>(Explanation explanation, _) ->
          Optional.of(CheckedExplanation.of(explanation, report)).filter(checked -> !checked.isEmpty());
      case Advice.Unusable<Explanation> _, Advice.OverBudget<Explanation> _, Advice.Unavailable<Explanation> _ ->
          Optional.empty();
    };
  }
}

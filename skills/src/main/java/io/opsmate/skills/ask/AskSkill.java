package io.opsmate.skills.ask;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.PromptSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What asking in plain words rests on: its prompts, the tools about OpsMate's own books, and what it has cost. */
public final class AskSkill implements Skill {
  public static final PromptRef ROUTE = new PromptRef("ask/route", 2);
  public static final PromptRef QUESTION = new PromptRef("ask/question", 1);

  private final Books books;
  private final Model model;
  private final Permits permits;
  private final Supplier<SkillSet> skills;

  /** @param skills all of them, this one too; asked for only when somebody asks */
  public AskSkill(Books books, Model model, Permits permits, Supplier<SkillSet> skills) {
    this.books = books;
    this.model = model;
    this.permits = permits;
    this.skills = skills;
  }

  /** What OpsMate itself has written down. */
  public record Books(Transactions transactions, ReportShelf reports, ApprovalDesk desk, Agendas agendas) {}

  /**
   * The language model, if there is one, and what it has cost.
   *
   * @param name what answers and where, in words: {@code qwen2.5:7b, OpenAI-compatible server at localhost}
   */
  public record Model(Advisor advisor, Spending spending, String name) {
    public static final Model NONE = new Model(Advisor.NONE, Spending.NONE, "none");
  }

  @Override
  public SkillDescriptor descriptor() {
    RequestTools requests = new RequestTools(books.desk(), books.agendas());
    ReportTools reports = new ReportTools(books.transactions(), books.reports(), new ReportReaders(permits, skills));
    return SkillDescriptor.of("ask", "Answers questions in plain words, from what its tools read.", List.of(
        new CommandSpec("tools", "Shows what a language model may read here, who may have it read, and what leaves.",
            List.of(), List.of("/opsmate tools"), MayRun.ANYONE, "Looking them up …", this::tools).cheap(),
        new CommandSpec("usage", "Shows what questions have cost: your limits, and for admins everybody's.", List.of(),
            List.of("/opsmate usage"), MayRun.ANYONE, "Adding it up …", this::usage).cheap()))
        .withPrompts(new PromptSpec(ROUTE, Set.of("words", "commands"), Route.class),
            PromptSpec.text(QUESTION.id(), QUESTION.version(), "words", "place", "commands"))
        .withTools(requests.open(), requests.show(), reports.latest(), reports.show(),
            new CommandTool(permits, () -> skills.get().commands()).list());
  }

  private Reply tools(CommandCall call) {
    return new Reply.ToYou(ToolsCard.of(skills.get().all(), model));
  }

  /** Rights are asked before the transaction, as that calls the outside world. */
  private Reply usage(CommandCall call) {
    boolean seesAll = permits.refusal(call.org(), call.member(), MayRun.ADMIN).isEmpty();
    Spending.Account account = books.transactions()
        .in(call.org(), tx -> model.spending().account(tx, call.member(), call.now()));
    return new Reply.ToYou(UsageCard.of(account, model.advisor().isThere(), seesAll));
  }
}

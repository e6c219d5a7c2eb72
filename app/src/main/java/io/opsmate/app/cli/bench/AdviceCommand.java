package io.opsmate.app.cli.bench;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.app.adapter.llm.LangChainAdvisor;
import io.opsmate.app.adapter.llm.ModelPrices;
import io.opsmate.app.adapter.llm.OpenAiCompatible;
import io.opsmate.app.adapter.llm.Prompts;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresRules;
import io.opsmate.app.adapter.postgres.PostgresSpending;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.MeteredAdvisor;
import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.ports.Transactions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What asking a language model costs beside the model: time over its own, with budget, audit trail and tools on a real
 * PostgreSQL, and memory while many ask at once.
 */
@Command(name = "advice", mixinStandardHelpOptions = true,
    description = "Measure what an answer takes over the model's own time, against a stand-in for a model.")
public final class AdviceCommand implements Callable<Integer> {
  private static final PromptRef QUESTION = new PromptRef("ask/question", 1);

  /** Far above what a benchmark takes. */
  private static final SpendingLimits WIDE =
      new SpendingLimits(1_000_000_000, 1_000_000_000, Money.usd("1000000"), Money.usd("1000000"));

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--at-once", description = "conversations at once, each of a person (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int atOnce;

  @Option(names = "--orgs",
      description = "orgs they are spread over, at most eight in each (default: ${DEFAULT-VALUE})",
      defaultValue = "10") private int orgs;

  @Option(names = "--rounds", description = "times each asks (default: ${DEFAULT-VALUE})",
      defaultValue = "30") private int times;

  /** On a database of its own. */
  public AdviceCommand() {
    this(MarksDatabase::fresh);
  }

  AdviceCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  /** What the tool takes. */
  record Ask(@Describe("which page, from 1") int page) {}

  /** What it gives: about 4 KB. */
  record Page(List<String> lines) {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (MarksDatabase database = databases.get();
        StandInModel model = new StandInModel();
        LangChainAdvisor unmetered = advisor(model, new PostgresTransactions(database.source()));
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<ToolCall> callers = callers(MarksDatabase.orgs(database.source(), orgs));
      Bench bench = new Bench(model, metered(unmetered, database), people, callers);
      bench.run(10);
      Histogram added = bench.run(times);
      out.println("%d conversations at once in %d orgs, each two calls of a model and one of a tool"
          .formatted(atOnce, orgs));
      out.println(Figures.of("added to the model's own time", added));
      out.println(Figures.of("the same without budget and audit trail",
          new Bench(model, unmetered, people, callers).run(times)));
      out.println("heap for each while all are open: %.2f MB".formatted(bench.heapOfEach()));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  private List<ToolCall> callers(List<OrgId> all) {
    return IntStream.range(0, atOnce)
        .mapToObj(number -> new ToolCall(all.get(number % all.size()), new MemberId("U0BENCH" + number),
            new ChannelId("C0BENCH"), Clock.systemUTC().instant(), Progress.UNWATCHED))
        .toList();
  }

  /** People who ask. */
  private record Bench(StandInModel model, Advisor advisor, ExecutorService people, List<ToolCall> callers) {
    /** Everybody asks again and again, beginning one after the other, so that they are at all points of a conversation. */
    Histogram run(int rounds) throws Exception {
      Histogram added = new Histogram(60_000_000, 3);
      List<Future<List<Long>>> all = IntStream.range(0, callers.size())
          .mapToObj(number -> people.submit(() -> {
            Thread.sleep(StandInModel.OWN_MILLIS * number / callers.size());
            return IntStream.range(0, rounds).mapToObj(_ -> addedNanos(callers.get(number))).toList();
          }))
          .toList();
      for (Future<List<Long>> one : all) {
        one.get().forEach(nanos -> added.recordValue(Math.max(0, nanos / 1000)));
      }
      return added;
    }

    private long addedNanos(ToolCall caller) {
      String id = UUID.randomUUID().toString();
      long begun = System.nanoTime();
      Advice<String> advice = advisor.ask(inquiry(caller, id));
      long took = System.nanoTime() - begun;
      if (!(advice instanceof Advice.Answered<String>)) {
        throw new IllegalStateException("no answer: " + advice);
      }
      return took - model.ownNanos(id);
    }

    /** The stand-in's share is in it too, as it runs in this process. */
    double heapOfEach() throws Exception {
      long before = usedHeap();
      CountDownLatch open = model.holdBack(callers.size());
      List<Future<Advice<String>>> all = callers.stream()
          .map(caller -> people.submit(() -> advisor.ask(inquiry(caller, "held-" + caller.member().value()))))
          .toList();
      open.await();
      long during = usedHeap();
      model.letGo();
      for (Future<Advice<String>> one : all) {
        one.get();
      }
      return (during - before) / 1e6 / callers.size();
    }
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Inquiry<String> inquiry(ToolCall caller, String id) {
    Tool<Ask, Page> tool = new Tool<>("waste_find", "Reads a page.", "lines", Ask.class, Page.class, MayRun.ANYONE,
        (_, _) -> new ToolAnswer.Found<>(new Page(Collections.nCopies(80, "a line of about fifty characters, or so")),
            List.of()));
    return new Inquiry<>(caller, QUESTION,
        Map.of("words", "conversation " + id, "place", "a bench", "commands", "none"),
        List.of(), List.of(tool), String.class, Budget.QUESTION, Watcher.NOBODY);
  }

  /** As OpsMate wires it. */
  private static Advisor metered(LangChainAdvisor model, MarksDatabase database) {
    PostgresAudit audit = new PostgresAudit(new Vault(List.of(MasterKey.of(new byte[MasterKey.LENGTH]))));
    return new MeteredAdvisor(model, new PostgresTransactions(database.source()),
        new MeteredAdvisor.Books(new PostgresSpending(WIDE), audit, new TimeOrderedIds()), _ -> "0".repeat(64));
  }

  private static LangChainAdvisor advisor(StandInModel model, Transactions transactions) throws IOException {
    Members everybody = (_, _, groups) -> new Members.Standing.Active(groups);
    Permits permits = new Permits(transactions,
        new PostgresRules(new RulesJson(new Json()), _ -> OrgRules.initial(List.of())), new Rights(everybody));
    return new LangChainAdvisor(OpenAiCompatible.provider(model.url(), Optional.empty(), List.of("stand-in")),
        Prompts.bundled(), permits, ModelPrices.shipped());
  }
}

package io.opsmate.app.cli.bench;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.app.adapter.llm.LangChainAdvisor;
import io.opsmate.app.adapter.llm.ModelPrices;
import io.opsmate.app.adapter.llm.OpenAiCompatible;
import io.opsmate.app.adapter.llm.Prompts;
import io.opsmate.app.adapter.postgres.PostgresRules;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What asking a language model costs beside the model: time over its own, and memory while many ask at once. */
@Command(name = "advice", mixinStandardHelpOptions = true,
    description = "Measure what an answer takes over the model's own time, against a stand-in for a model.")
public final class AdviceCommand implements Callable<Integer> {
  private static final PromptRef QUESTION = new PromptRef("ask/question", 1);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--at-once", description = "conversations at once (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int atOnce;

  @Option(names = "--rounds", description = "times each asks (default: ${DEFAULT-VALUE})",
      defaultValue = "30") private int times;

  /** What the tool takes. */
  record Ask(@Describe("which page, from 1") int page) {}

  /** What it gives: about 4 KB. */
  record Page(List<String> lines) {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Histogram added = new Histogram(60_000_000, 3);
    try (StandInModel model = new StandInModel();
        LangChainAdvisor advisor = advisor(model);
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      run(model, advisor, people, new Histogram(60_000_000, 3), 10);
      run(model, advisor, people, added, times);
      out.println("%d conversations at once, each two calls of a model and one of a tool".formatted(atOnce));
      out.println(Figures.of("added to the model's own time", added));
      out.println("heap for each while all are open: %.2f MB".formatted(heapOfEach(model, advisor, people)));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** Everybody asks again and again, beginning one after the other, so that they are at all points of a conversation. */
  private void run(StandInModel model, Advisor advisor, ExecutorService people, Histogram added, int rounds)
      throws Exception {
    List<Future<List<Long>>> all = IntStream.range(0, atOnce)
        .mapToObj(number -> people.submit(() -> {
          Thread.sleep(StandInModel.OWN_MILLIS * number / atOnce);
          return IntStream.range(0, rounds).mapToObj(_ -> addedNanos(model, advisor)).toList();
        }))
        .toList();
    for (Future<List<Long>> one : all) {
      one.get().forEach(nanos -> added.recordValue(Math.max(0, nanos / 1000)));
    }
  }

  private static long addedNanos(StandInModel model, Advisor advisor) {
    String id = UUID.randomUUID().toString();
    long begun = System.nanoTime();
    Advice<String> advice = advisor.ask(inquiry(id));
    long took = System.nanoTime() - begun;
    if (!(advice instanceof Advice.Answered<String>)) {
      throw new IllegalStateException("no answer: " + advice);
    }
    return took - model.ownNanos(id);
  }

  /** The stand-in's share is in it too, as it runs in this process. */
  private double heapOfEach(StandInModel model, Advisor advisor, ExecutorService people) throws Exception {
    long before = usedHeap();
    CountDownLatch open = model.holdBack(atOnce);
    List<Future<Advice<String>>> all = IntStream.range(0, atOnce)
        .mapToObj(number -> people.submit(() -> advisor.ask(inquiry("held-" + number))))
        .toList();
    open.await();
    long during = usedHeap();
    model.letGo();
    for (Future<Advice<String>> one : all) {
      one.get();
    }
    return (during - before) / 1e6 / atOnce;
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Inquiry<String> inquiry(String id) {
    Tool<Ask, Page> tool = new Tool<>("waste_find", "Reads a page.", "lines", Ask.class, Page.class, MayRun.ANYONE,
        (_, _) -> new ToolAnswer.Found<>(new Page(Collections.nCopies(80, "a line of about fifty characters, or so")),
            List.of()));
    ToolCall caller = new ToolCall(new OrgId(new UUID(0x7000L, 0x8000_0000_0000_0001L)), new MemberId("U0BENCH"),
        new ChannelId("C0BENCH"), Clock.systemUTC().instant(), Progress.UNWATCHED);
    return new Inquiry<>(caller, QUESTION,
        Map.of("words", "conversation " + id, "place", "a bench", "commands", "none"),
        List.of(), List.of(tool), String.class, Budget.QUESTION, Watcher.NOBODY);
  }

  private static LangChainAdvisor advisor(StandInModel model) throws IOException {
    Members everybody = (_, _, _) -> new Members.Standing.Active(Set.of());
    Permits permits = new Permits(new NoTransactions(),
        new PostgresRules(new RulesJson(new Json()), _ -> OrgRules.initial(List.of())), new Rights(everybody));
    return new LangChainAdvisor(OpenAiCompatible.provider(model.url(), Optional.empty(), List.of("stand-in")),
        Prompts.bundled(), permits, ModelPrices.shipped());
  }

  /** A tool for everybody asks for no rules. */
  private static final class NoTransactions implements Transactions {
    @Override
    public <T> T in(OrgId org, Function<Tx, T> work) {
      throw new IllegalStateException("a bench has no database");
    }
  }
}

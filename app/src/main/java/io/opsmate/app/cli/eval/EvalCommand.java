package io.opsmate.app.cli.eval;

import io.opsmate.app.config.FreePort;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.SettingsRead;
import io.opsmate.app.config.SettingsReader;
import io.opsmate.app.wiring.Boot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate eval}: asks the model that the settings name about the demo estate, in an OpsMate of its own. */
@Command(name = "eval", mixinStandardHelpOptions = true,
    description = "Ask the language model that is set up the golden questions, and print a table of how it did.")
public final class EvalCommand implements Callable<Integer> {
  /** Enough that no limit of ours decides the result. */
  private static final String PLENTY = "100000000";

  /** Not those of the company either: its people are not asked here. */
  private static final Map<String, String> LIMITS =
      Map.of("OPSMATE_LLM_PERSON_TOKENS", PLENTY, "OPSMATE_LLM_ORG_TOKENS", PLENTY, "OPSMATE_LLM_PERSON_USD", PLENTY,
          "OPSMATE_LLM_ORG_USD", PLENTY);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--model", description = "ask this model instead of LLM_MODEL") private @Nullable String model;

  @Option(names = "--only", description = "only cases whose id begins like this",
      defaultValue = "") private String only = "";

  private final Map<String, String> environment;
  private final Function<Settings, Boot> start;

  /** With the settings of this process. */
  public EvalCommand() {
    this(System.getenv(), Boot::start);
  }

  EvalCommand(Map<String, String> environment, Function<Settings, Boot> start) {
    this.environment = environment;
    this.start = start;
  }

  /** Nothing is started, and no folder made, before it is known that there is a model. */
  @Override
  public Integer call() {
    return switch (read(Path.of("opsmate-eval"))) {
      case SettingsRead.Faulty(List<String> faults) -> {
        faults.forEach(spec.commandLine().getErr()::println);
        yield CommandLine.ExitCode.USAGE;
      }
      case SettingsRead.Good(var settings, _) when settings.llm().provider() instanceof Settings.Llm.Provider.None -> {
        spec.commandLine()
            .getErr()
            .println("Nothing was asked: no language model is set up. Set LLM_URL (http://localhost:11434 for Ollama), "
                + "OPENAI_API_KEY or ANTHROPIC_API_KEY, or OPSMATE_LLM=bedrock with LLM_MODEL, and run it again.");
        yield CommandLine.ExitCode.USAGE;
      }
      case SettingsRead.Good _ -> asked();
    };
  }

  private SettingsRead read(Path data) {
    return SettingsReader.read(settings(data), data);
  }

  private int asked() {
    try (ScratchFolder folder = ScratchFolder.make()) {
      if (!(read(folder.path()) instanceof SettingsRead.Good(var settings, _))) {
        throw new IllegalStateException("settings that were good are not any more");
      }
      try (Boot boot = start.apply(settings)) {
        AtomicReference<Tally> tally = new AtomicReference<>();
        Boot.Asking asking = boot.asking(model -> tally.updateAndGet(_ -> new Tally(model)));
        return run(new EvalWorld(asking.model(), asking.advisor(), tally.get(), asking.skills(), asking.grammar(),
            asking.permits(), asking.explanation(), asking.caller()));
      }
    }
  }

  int run(EvalWorld world) {
    PrintWriter out = spec.commandLine().getOut();
    EvalRun run = new EvalRun(world);
    List<EvalScore> scores = new ArrayList<>();
    for (EvalCase one : EvalCases.shipped()) {
      if (one.id().startsWith(only)) {
        EvalScore score = run.score(one);
        scores.add(score);
        out.println((score.passed() ? "ok    " : "FAILED ") + one.id() + "  " + String.join("; ", score.faults()));
        out.flush();
      }
    }
    if (scores.isEmpty()) {
      spec.commandLine().getErr().println("No case begins with “" + only + "”.");
      return CommandLine.ExitCode.USAGE;
    }
    out.println();
    new EvalTable(world.model(), scores).lines().forEach(out::println);
    out.flush();
    return scores.stream().allMatch(EvalScore::passed) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Of what is set, only what is about models; the rest is a sandbox that nobody looks at. */
  private Map<String, String> settings(Path data) {
    Map<String, String> settings = new HashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith("LLM_") || name.startsWith("OPENAI_") || name.startsWith("ANTHROPIC_")
          || name.startsWith("OPSMATE_LLM")) {
        settings.put(name, value);
      }
    });
    settings.putAll(LIMITS);
    settings.putAll(Map.of("OPSMATE_DATA", data.toString(), "OPSMATE_PORT", Integer.toString(FreePort.any())));
    Optional.ofNullable(model).ifPresent(named -> settings.put("LLM_MODEL", named));
    return settings;
  }
}

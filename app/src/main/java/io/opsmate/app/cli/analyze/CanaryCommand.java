package io.opsmate.app.cli.analyze;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.opsmate.skills.analysis.canary.CanaryJudge;
import io.opsmate.skills.analysis.canary.CanaryPlan;
import io.opsmate.skills.analysis.canary.CanaryWatch;
import io.opsmate.skills.analysis.canary.CanaryWatch.Answer.Judged;
import io.opsmate.skills.analysis.canary.Judgement;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate analyze canary}: whether a canary is as good as its baseline. */
@Command(name = "canary", mixinStandardHelpOptions = true,
    description = "Judge canary runs, one as JSON in each line: {\"id\": …, \"in\": {\"metrics\": […], \"pass\": 95, …}}.")
final class CanaryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--in", required = true, description = "JSON lines, or - for standard input") private String in = "";

  @Option(names = "--out", required = true,
      description = "JSON lines with id, labels, score, verdict and reasons; - for standard output") private String out =
          "";

  @Option(names = "--mode", defaultValue = "opsmate",
      description = "${COMPLETION-CANDIDATES}; kayenta gives the verdicts of Netflix's judge (default: ${DEFAULT-VALUE})") private CanaryJudge.Mode mode =
          CanaryJudge.Mode.opsmate;

  @Option(names = "--sequential",
      description = "judge point by point, and say after how many the verdict could come; not in mode kayenta") private boolean isSequential;

  private final Map<Integer, CanaryPlan> plans = new HashMap<>();

  @Override
  public Integer call() {
    if (isSequential && mode == CanaryJudge.Mode.kayenta) {
      return Work.fault(spec, "mode kayenta judges whole runs only. Leave --sequential or --mode out.",
          CommandLine.ExitCode.USAGE);
    }
    return Work.with(spec, this::judge);
  }

  private int judge() throws IOException {
    CanaryJudge judge = new CanaryJudge(mode);
    int runs = 0;
    int faults = 0;
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(Work.in(in), StandardCharsets.UTF_8));
        Writer results = new OutputStreamWriter(Work.out(out), StandardCharsets.UTF_8)) {
      int number = 0;
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          JsonObject asked = JsonParser.parseString(line).getAsJsonObject();
          Run run = CanaryJson.run(asked.getAsJsonObject("in"));
          results.append((isSequential ? watched(asked, run) : shown(asked, judge.judge(run))).toString()).append('\n');
          runs++;
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | ClassCastException
            | NullPointerException e) {
          faults++;
          Work.say(spec, "Line " + number + " was not judged: " + e.getMessage());
        }
      }
    }
    Work.say(spec, runs + " runs judged" + (faults == 0 ? "." : ", " + faults + " not."));
    return faults == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** As if the points had come one after the other. */
  private JsonObject watched(JsonObject asked, Run run) {
    int planned = run.metrics()
        .stream()
        .mapToInt(metric -> Math.max(metric.experiment().length, metric.control().length))
        .max()
        .orElse(1);
    CanaryWatch watch = new CanaryWatch(run, plans.computeIfAbsent(Math.max(1, planned), CanaryPlan::new));
    List<double[]> experiments = run.metrics().stream().map(Metric::experiment).toList();
    List<double[]> controls = run.metrics().stream().map(Metric::control).toList();
    for (int i = 0; i < planned; i++) {
      if (watch.next(points(experiments, i), points(controls, i)) instanceof Judged judged) {
        return judged(asked, judged, planned);
      }
    }
    return judged(asked, watch.end(), planned);
  }

  private static JsonObject judged(JsonObject asked, Judged judged, int planned) {
    JsonObject shown = shown(asked, judged.judgement());
    shown.addProperty("points", judged.points());
    shown.addProperty("planned", planned);
    return shown;
  }

  /** NaN for what is missing. */
  private static double[] points(List<double[]> sides, int at) {
    return sides.stream().mapToDouble(side -> at < side.length ? side[at] : Double.NaN).toArray();
  }

  private static JsonObject shown(JsonObject asked, Judgement judgement) {
    JsonObject shown = new JsonObject();
    shown.add("id", asked.get("id"));
    JsonArray labels = new JsonArray();
    judgement.findings().forEach(finding -> labels.add(finding.label().word()));
    shown.add("labels", labels);
    shown.addProperty("score", judgement.score());
    shown.addProperty("verdict", judgement.verdict().word());
    JsonArray reasons = new JsonArray();
    judgement.reasons().forEach(reasons::add);
    shown.add("reasons", reasons);
    return shown;
  }
}

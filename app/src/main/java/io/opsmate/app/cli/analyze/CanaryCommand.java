package io.opsmate.app.cli.analyze;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.opsmate.skills.analysis.canary.BelowZero;
import io.opsmate.skills.analysis.canary.CanaryJudge;
import io.opsmate.skills.analysis.canary.CanaryWatch.Answer.Judged;
import io.opsmate.skills.analysis.canary.Judgement;
import io.opsmate.skills.analysis.canary.Run;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ChartFile chart = new ChartFile();

  private final PointByPoint pointByPoint = new PointByPoint();

  @Override
  public Integer call() {
    if (isSequential && mode == CanaryJudge.Mode.kayenta) {
      return Work.fault(spec, "mode kayenta judges whole runs only. Leave --sequential or --mode out.",
          CommandLine.ExitCode.USAGE);
    }
    return Work.with(spec, in, this::judge, out, chart.path());
  }

  private int judge() throws IOException {
    CanaryJudge judge = new CanaryJudge(mode);
    int runs = 0;
    int faults = 0;
    long missing = 0;
    long below = 0;
    try (Lines lines = new Lines(OldLineEnds.mended(Text.utf8(Work.in(in))), CanaryJson.LONGEST);
        Writer results = new OutputStreamWriter(Work.out(out), StandardCharsets.UTF_8)) {
      int number = 0;
      while (lines.next()) {
        number++;
        if (lines.isBlank()) {
          continue;
        }
        try {
          JsonObject asked = CanaryJson.line(lines);
          Run run = CanaryJson.run(asked);
          results.append(judged(judge, asked, run).toString()).append('\n');
          runs++;
          missing += missing(run);
          below += run.metrics().stream().mapToLong(BelowZero::of).sum();
        } catch (IllegalArgumentException e) {
          faults++;
          Work.say(spec, "Line " + number + " was not judged: " + e.getMessage() + ".");
        }
      }
    }
    Work.say(spec, runs + " runs judged" + (faults == 0 ? "." : ", " + faults + " not.")
        + (missing == 0 ? "" : " %,d points are missing or no numbers.".formatted(missing))
        + (below == 0 ? "" : " %,d points are below 0 though the others are counts.".formatted(below)));
    return faults == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private JsonObject judged(CanaryJudge judge, JsonObject asked, Run run) throws IOException {
    if (!isSequential) {
      Judgement judgement = judge.judge(run);
      draw(asked, run, judgement);
      return shown(asked, judgement);
    }
    Judged judged = pointByPoint.judge(run);
    draw(asked, run, judged.judgement());
    JsonObject shown = shown(asked, judged.judgement());
    shown.addProperty("points", judged.points());
    shown.addProperty("planned", PointByPoint.planned(run));
    return shown;
  }

  private static long missing(Run run) {
    return run.metrics()
        .stream()
        .flatMapToDouble(metric -> DoubleStream.concat(Arrays.stream(metric.experiment()),
            Arrays.stream(metric.control())))
        .filter(Double::isNaN)
        .count();
  }

  private void draw(JsonObject asked, Run run, Judgement judgement) throws IOException {
    if (chart.isWanted()) {
      String id = asked.get("id") instanceof JsonPrimitive name ? name.getAsString() : "run";
      chart.write(spec, CanarySketch.chart(id, run, judgement), id);
    }
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

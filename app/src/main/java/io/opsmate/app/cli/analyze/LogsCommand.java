package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.TemplateMiner;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

/** {@code ./opsmate analyze logs}: the templates that lines are made of. */
@Command(name = "logs", mixinStandardHelpOptions = true,
    description = "Find the templates that log lines are made of, and which line is of which.")
final class LogsCommand implements Callable<Integer> {
  private static final int SHOWN = 30;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--in", required = true, description = "file of lines, or - for standard input") private String in =
      "";

  @Option(names = "--out",
      description = "CSV with LineId, EventId and EventTemplate of every line; - for standard output") private @Nullable String out;

  @Option(names = "--summary", description = "show the templates with the most lines") private boolean summary;

  @Override
  public Integer call() {
    if (out == null && !summary) {
      return Work.fault(spec, "nothing was asked for. Give --out FILE, --summary or both.", CommandLine.ExitCode.USAGE);
    }
    return Work.with(spec, this::analyze);
  }

  /** Which line is of which template is known at the end only; until then numbers wait in a file. */
  private int analyze() throws IOException {
    TemplateMiner miner = new TemplateMiner();
    Path waiting = Files.createTempFile("opsmate-lines", ".tmp");
    try {
      long cut;
      try (Lines lines = new Lines(Work.in(in));
          DataOutputStream numbers = new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(waiting), Work.BLOCK))) {
        while (lines.next()) {
          numbers.writeInt(miner.mine(lines.bytes(), lines.from(), lines.to(), 0));
        }
        cut = lines.cut();
      }
      Map<Integer, Long> counts = out == null ? counts(waiting, miner) : written(waiting, miner, out);
      if (summary) {
        show(counts, miner);
      }
      report(miner, counts.size(), cut);
      return CommandLine.ExitCode.OK;
    } finally {
      Files.deleteIfExists(waiting);
    }
  }

  private static Map<Integer, Long> counts(Path waiting, TemplateMiner miner) throws IOException {
    return written(waiting, miner, OutputStream.nullOutputStream());
  }

  private static Map<Integer, Long> written(Path waiting, TemplateMiner miner, String file) throws IOException {
    try (OutputStream csv = Work.out(file)) {
      return written(waiting, miner, csv);
    }
  }

  private static Map<Integer, Long> written(Path waiting, TemplateMiner miner, OutputStream csv) throws IOException {
    csv.write("LineId,EventId,EventTemplate\n".getBytes(StandardCharsets.UTF_8));
    Map<Integer, Long> counts = new HashMap<>();
    Map<Integer, byte[]> rows = new HashMap<>();
    long size = miner.lines();
    try (DataInputStream numbers = new DataInputStream(
        new BufferedInputStream(Files.newInputStream(waiting), Work.BLOCK))) {
      for (long line = 1; line <= size; line++) {
        int template = miner.template(numbers.readInt());
        counts.merge(template, 1L, Long::sum);
        csv.write(Long.toString(line).getBytes(StandardCharsets.US_ASCII));
        csv.write(rows.computeIfAbsent(template, one -> row(one, miner)));
      }
    }
    return counts;
  }

  private static byte[] row(int template, TemplateMiner miner) {
    return (",E" + template + ",\"" + miner.shown(template).replace("\"", "\"\"") + "\"\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void show(Map<Integer, Long> counts, TemplateMiner miner) {
    PrintWriter to =
        Work.isStandard(out == null ? "" : out) ? spec.commandLine().getErr() : spec.commandLine().getOut();
    List<Map.Entry<Integer, Long>> most = new ArrayList<>(counts.entrySet());
    most.sort(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry::getKey));
    to.printf("%12s  %s%n", "lines", "template");
    most.stream().limit(SHOWN).forEach(one -> to.printf("%,12d  %s%n", one.getValue(), miner.shown(one.getKey())));
    if (most.size() > SHOWN) {
      to.printf("%,12d  further templates%n", most.size() - SHOWN);
    }
    to.flush();
  }

  private void report(TemplateMiner miner, int templates, long cut) {
    String lost =
        cut == 0 ? "" : " Of %,d lines over %,d bytes only the beginning was read.".formatted(cut, Lines.LONGEST);
    String dropped = miner.others() == 0
        ? ""
        : " %,d lines are like no other and stand together as <*>.".formatted(miner.others());
    Work.say(spec, "%,d lines, %,d templates.".formatted(miner.lines(), templates) + dropped + lost);
  }
}

package io.opsmate.app.cli.analyze;

import io.opsmate.app.adapter.chart.JFreeCharts;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.ports.Charts.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The picture that an analysis also leaves, when it is asked for one. */
final class ChartFile {
  @Spec(Spec.Target.MIXEE) private CommandSpec command = CommandSpec.create();

  private @Nullable Path file;

  @Option(names = "--dark", description = "draw on a dark ground") private boolean dark;

  private final Set<Path> drawn = new HashSet<>();

  @Option(names = "--chart", paramLabel = "FILE.png",
      description = "draw a chart, too; of a folder or of runs one for each, its name before the ending")
  void file(Path wanted) {
    if (!wanted.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new CommandLine.ParameterException(command.commandLine(),
          "--chart " + wanted + " is no name of a picture: it ends with .png. Nothing was opened or drawn.");
    }
    file = wanted;
  }

  /** Null if no chart is wanted. */
  @Nullable
  String path() {
    return file == null ? null : file.toString();
  }

  boolean isWanted() {
    return file != null;
  }

  /** The only chart of this call. */
  void write(CommandSpec spec, Optional<? extends Chart> chart) throws IOException {
    if (file != null) {
      write(spec, chart, file);
    }
  }

  /** One chart of several: the name stands before the ending. */
  void write(CommandSpec spec, Optional<? extends Chart> chart, String name) throws IOException {
    if (file != null) {
      String whole = file.getFileName().toString();
      Path to = file.resolveSibling(named(whole, name));
      for (int number = 2; !drawn.add(to); number++) {
        to = file.resolveSibling(named(whole, name + "-" + number));
      }
      write(spec, chart, to);
    }
  }

  private void write(CommandSpec spec, Optional<? extends Chart> chart, Path to) throws IOException {
    if (chart.isEmpty()) {
      Work.say(spec, "No chart was drawn to " + to + ": there is nothing to draw.");
      return;
    }
    try {
      Files.write(to, new JFreeCharts().png(chart.get(), dark ? Theme.DARK : Theme.LIGHT));
      Work.say(spec, "Chart: " + to + ". " + chart.get().alt());
    } catch (PermanentFailure e) {
      Work.say(spec, "No chart was drawn to " + to + ": " + e.getMessage() + ". All else was done.");
    }
  }

  private static String named(String file, String name) {
    int end = file.lastIndexOf('.');
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    return end < 0 ? file + "-" + safe : file.substring(0, end) + "-" + safe + file.substring(end);
  }
}

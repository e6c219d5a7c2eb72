package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.Template;
import io.opsmate.skills.analysis.logs.Timeline;
import io.opsmate.skills.analysis.logs.change.Change;
import io.opsmate.skills.analysis.logs.change.Changes;
import io.opsmate.skills.analysis.logs.heads.Level;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines over time: of the templates that changed the surest, then of those with the most lines. */
final class LogSketch {
  /** Lines of a picture that can be told apart. */
  private static final int MOST = 4;

  private LogSketch() {}

  /** Empty when the lines say no times, or one window holds them all. */
  static Optional<Chart.Series> chart(String name, List<Template> templates, LogPeriods periods) {
    Timeline time = periods.time();
    if (time.size() < 2 || templates.isEmpty()) {
      return Optional.empty();
    }
    Changes changes = periods.changes();
    List<Template> changed = changes.isMeaningful()
        ? changes.of(templates)
            .stream()
            .filter(one -> one.kind() != Change.Kind.SAME)
            .map(Change::template)
            .toList()
        : List.of();
    List<Template> drawn = Stream.concat(changed.stream(), templates.stream()).distinct().limit(MOST).toList();
    List<Chart.Mark> marks = changes.isMeaningful()
        ? List.of(new Chart.Mark(Instant.ofEpochMilli(changes.border()), "compared from here"))
        : List.of();
    return Optional.of(new Chart.Series(name, words(name, changed, drawn), "lines per " + shown(time.width()),
        drawn.stream().map(one -> line(one, time)).toList(), null, marks));
  }

  private static Chart.Line line(Template one, Timeline time) {
    return new Chart.Line(words(one), IntStream.range(0, time.size())
        .mapToObj(at -> new Chart.Point(Instant.ofEpochMilli(time.start(at)), one.windows().get(at)))
        .toList());
  }

  private static String words(Template one) {
    Level level = Level.of(one.level());
    return (level == Level.NONE ? "" : level + " ") + one.typed();
  }

  private static String words(String name, List<Template> changed, List<Template> drawn) {
    String first = changed.isEmpty()
        ? "no template is surely new, gone, or more or less often"
        : "%,d templates are new, gone, or more or less often, the surest: %s".formatted(changed.size(),
            words(changed.getFirst()));
    return Texts.cut("%s, lines of %d templates over time; %s.".formatted(name, drawn.size(), first),
        Chart.LONGEST_ALT);
  }

  private static String shown(long millis) {
    Duration width = Duration.ofMillis(millis);
    return width.compareTo(Duration.ofMinutes(2)) < 0
        ? width.toSeconds() + " s"
        : width.compareTo(Duration.ofHours(3)) < 0 ? width.toMinutes() + " min"
        : width.toHours() + " h";
  }
}

package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.Role;
import io.opsmate.skills.analysis.series.SeriesWatch;
import io.opsmate.skills.analysis.series.ServiceView;
import io.opsmate.skills.analysis.series.ServiceView.State;
import io.opsmate.skills.analysis.series.ServiceView.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of each folder seen as one service or resource: when something was unusual, and what that says of the whole. */
final class Views {
  private static final String HERE = "the service";

  private final Role.View view;
  private final Map<String, List<Point>> services = new TreeMap<>();
  private final Set<String> judged = new HashSet<>();
  private final List<String> unclear = new ArrayList<>();

  /** An unusual point. */
  private record Point(String series, long second, SeriesWatch.Seen seen) {}

  Views(Role.View view) {
    this.view = view;
  }

  /** A file begins; what its name says is what it measures. */
  void begin(String file) {
    if (Role.of(series(file), view).isEmpty()) {
      unclear.add(file);
    } else {
      services.computeIfAbsent(service(file), _ -> new ArrayList<>());
    }
  }

  void add(String file, long second, SeriesWatch.Seen seen, boolean isJudged) {
    if (isJudged) {
      judged.add(service(file));
    }
    if (seen.reading().score() >= ServiceView.ALARM) {
      services.computeIfAbsent(service(file), _ -> new ArrayList<>())
          .add(new Point(series(file), second, seen));
    }
  }

  /** Files whose names say nothing. */
  List<String> unclear() {
    return List.copyOf(unclear);
  }

  void show(PrintWriter to) {
    services.forEach((name, points) -> {
      points.sort(Comparator.comparingLong(Point::second));
      List<String> episodes = episodes(name, points);
      if (episodes.isEmpty()) {
        to.println(name + (judged.contains(name)
            ? " is as usual."
            : " was not judged: " + WholeSeries.Method.stream.unjudged() + "."));
      }
      episodes.forEach(to::println);
    });
    to.flush();
  }

  private List<String> episodes(String name, List<Point> points) {
    List<String> episodes = new ArrayList<>();
    ServiceView service = new ServiceView(name, view);
    Optional<Verdict> worst = Optional.empty();
    long from = 0;
    long to = 0;
    for (Point point : points) {
      if (worst.isPresent() && point.second() > to + ServiceView.WITHIN) {
        episodes.add(shown(from, to, worst.get()));
        worst = Optional.empty();
      }
      service.add(point.series(), point.second(), point.seen());
      Verdict now = service.now();
      if (now.state() != State.USUAL) {
        from = worst.isEmpty() ? point.second() : from;
        to = point.second();
        worst = Optional.of(worst.filter(before -> isWorse(before, now)).orElse(now));
      }
    }
    long start = from;
    long end = to;
    worst.ifPresent(one -> episodes.add(shown(start, end, one)));
    return episodes;
  }

  private static boolean isWorse(Verdict one, Verdict other) {
    return one.state().compareTo(other.state()) > 0
        || one.state() == other.state() && one.because().length() > other.because().length();
  }

  private static String shown(long from, long to, Verdict verdict) {
    return Instant.ofEpochSecond(from) + (to == from ? "" : " to " + Instant.ofEpochSecond(to)) + "  "
        + verdict.because();
  }

  private static String service(String file) {
    return Path.of(file).getParent() instanceof Path folder ? folder.toString() : HERE;
  }

  private static String series(String file) {
    return String.valueOf(Path.of(file).getFileName()).replaceAll("\\.[cC][sS][vV]$", "");
  }
}

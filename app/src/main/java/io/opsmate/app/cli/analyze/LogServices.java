package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.change.Change;
import io.opsmate.skills.analysis.logs.heads.Service;
import io.opsmate.skills.analysis.logs.heads.Services;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a summary that says who wrote what, where heads name two services or more. */
final class LogServices {
  private static final int SHOWN = 10;

  /** Unit: letters of a name. */
  private static final int WIDEST = 60;

  private LogServices() {}

  /** @param changes of every template; none where nothing was compared, and new ones are not counted */
  static void print(PrintWriter to, Services services, List<Change> changes) {
    if (services.count() < 2) {
      return;
    }
    Set<Long> fresh = changes.stream()
        .filter(one -> one.kind() == Change.Kind.NEW)
        .map(one -> one.template().id())
        .collect(Collectors.toSet());
    boolean isCompared = !changes.isEmpty();
    to.printf(Locale.ROOT, "%nServices: %,d%n%12s  %9s  %s%9s  %s%n", services.count(), "lines", "templates",
        isCompared ? "      new  " : "", "errors", "service");
    services.largest(SHOWN)
        .forEach(one -> to.printf(Locale.ROOT, "%,12d  %9s  %s%,9d  %s%n", one.lines(), templates(one),
            isCompared ? "%9s  ".formatted(known(one, fresh)) : "", one.errors(), name(one)));
  }

  private static String templates(Service one) {
    return counted(one, one.templates().size());
  }

  private static String known(Service one, Set<Long> fresh) {
    return counted(one, one.templates().stream().filter(fresh::contains).count());
  }

  /** With a sign where there may be more. */
  private static String counted(Service one, long count) {
    return "%,d%s".formatted(count, one.isWhole() ? "" : "+");
  }

  private static String name(Service one) {
    if (one.services() == 0) {
      return "(none named)";
    }
    if (one.name().isEmpty()) {
      return "(%,d others)".formatted(one.services());
    }
    String name = one.name().replaceAll("\\p{Cntrl}", "�");
    return name.length() > WIDEST ? name.substring(0, WIDEST) + "…" : name;
  }
}

package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.Merges;
import io.opsmate.skills.analysis.logs.Template;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts templates that became one, and keeps the last of them. */
final class LogMerges implements Merges {
  private static final int KEPT = 10;

  private final Deque<Merge> last = new ArrayDeque<>();
  private long count;

  private record Merge(long old, long now) {}

  @Override
  public void merged(long old, long now) {
    count++;
    last.add(new Merge(old, now));
    if (last.size() > KEPT) {
      last.remove();
    }
  }

  void print(PrintWriter to) {
    if (count > 0) {
      to.printf("%nTemplates that turned out to be one of another: %,d%s%n", count,
          count > last.size() ? "; the last " + last.size() : "");
      last.forEach(one -> to.printf("  %s -> %s%n", Template.name(one.old), Template.name(one.now)));
    }
  }
}

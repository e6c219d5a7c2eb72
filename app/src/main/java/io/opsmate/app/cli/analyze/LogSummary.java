package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.Template;
import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.heads.Level;
import io.opsmate.skills.analysis.logs.heads.Records;
import java.io.PrintWriter;
import java.util.List;

/** What a file of lines holds, for people. */
final class LogSummary {
  private static final int SHOWN = 30;

  private final TemplateMiner miner;
  private final LogMerges merges;
  private final List<Template> templates;

  LogSummary(TemplateMiner miner, LogMerges merges) {
    this.miner = miner;
    this.merges = merges;
    this.templates = miner.templates();
  }

  void print(PrintWriter to) {
    to.printf("%12s  %-13s  %s%n", "lines", "id", "template");
    templates.stream().limit(SHOWN).forEach(one -> row(to, one));
    if (templates.size() > SHOWN) {
      to.printf("%,12d  further templates%n", templates.size() - SHOWN);
    }
    merges.print(to);
    to.flush();
  }

  private static void row(PrintWriter to, Template one) {
    Level level = Level.of(one.level());
    to.printf("%,12d  %s  %s%s%n", one.lines(), one.name(), level == Level.NONE ? "" : level + " ", one.typed());
  }

  String report(Records records, Lines lines, OddBytes odd) {
    return "%,d lines, %,d templates.".formatted(records.lines(), templates.size())
        + said(records.folded(), " %,d lines went on with the record before them.")
        + said(records.headless(), " %,d lines have no head as the others have, and were taken as they are.")
        + said(miner.others(), " %,d lines are like no other and stand together as <*>.")
        + said(odd.broken(), " %,d lines hold bytes that are no UTF-8; their words stand with �.")
        + said(odd.zeros(), " %,d lines hold zero bytes, which count as blanks.")
        + said(lines.cut(), " Of %%,d lines over %,d bytes only the beginning was read.".formatted(Lines.LONGEST));
  }

  private static String said(long count, String words) {
    return count == 0 ? "" : words.formatted(count);
  }
}

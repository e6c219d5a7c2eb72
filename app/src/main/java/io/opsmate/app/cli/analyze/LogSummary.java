package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.Template;
import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.Timeline;
import io.opsmate.skills.analysis.logs.alike.Meaning;
import io.opsmate.skills.analysis.logs.alike.Variants;
import io.opsmate.skills.analysis.logs.change.Change;
import io.opsmate.skills.analysis.logs.change.Changes;
import io.opsmate.skills.analysis.logs.change.NewWord;
import io.opsmate.skills.analysis.logs.heads.Level;
import io.opsmate.skills.analysis.logs.heads.Records;
import io.opsmate.skills.analysis.logs.heads.Services;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file of lines holds, for people. */
final class LogSummary {
  private static final int SHOWN = 30;
  private static final int CHANGES = 10;
  private static final int GROUPS = 5;
  private static final int MEMBERS = 3;
  private static final int COMPARED = 2_000;

  private final TemplateMiner miner;
  private final LogMerges merges;
  private final LogPeriods periods;
  private final Services services;
  private final Optional<? extends Meaning> meaning;
  private final List<Template> templates;

  /** @param meaning by what templates are alike besides their words */
  LogSummary(TemplateMiner miner, LogMerges merges, LogPeriods periods, Services services,
      Optional<? extends Meaning> meaning) {
    this.meaning = meaning;
    this.services = services;
    this.periods = periods;
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
    List<Change> changes = periods.time().size() > 0 ? changes(to, periods.changes()) : List.of();
    LogServices.print(to, services, changes);
    alike(to);
    merges.print(to);
    to.flush();
  }

  private static void row(PrintWriter to, Template one) {
    to.printf("%,12d  %s  %s%n", one.lines(), one.name(), words(one));
  }

  private static String words(Template one) {
    return words(one, one.typed());
  }

  private static String words(Template one, String shown) {
    Level level = Level.of(one.level());
    return (level == Level.NONE ? "" : level + " ") + shown;
  }

  /** @return of every template; none where nothing can be compared */
  private List<Change> changes(PrintWriter to, Changes changes) {
    Timeline time = periods.time();
    to.printf("%nLines say times from %s to %s.%n", at(time.earliest()), at(time.latest()));
    if (!changes.isMeaningful()) {
      to.printf("Nothing was compared: there are no lines on one side of the border.%n");
      return List.of();
    }
    to.printf("Since %s, against before:%n", at(changes.border()));
    List<Change> all = changes.of(templates);
    section(to, all, Change.Kind.NEW, "New");
    List<NewWord> words = changes.words(miner.places());
    words(to, words);
    section(to, all, Change.Kind.MORE, "More often");
    section(to, all, Change.Kind.GONE, "Gone");
    section(to, all, Change.Kind.LESS, "Less often");
    if (words.isEmpty() && all.stream().allMatch(one -> one.kind() == Change.Kind.SAME)) {
      to.printf("  Nothing is new, gone, or surely more or less often.%n");
    }
    return all;
  }

  private static void section(PrintWriter to, List<Change> all, Change.Kind kind, String title) {
    List<Change> some = all.stream().filter(one -> one.kind() == kind).toList();
    if (some.isEmpty()) {
      return;
    }
    to.printf("  %s: %,d%n", title, some.size());
    some.stream()
        .limit(CHANGES)
        .forEach(
            one -> to.printf(Locale.ROOT, "%,12d -> %,d lines%s  %s  %s%s%n", one.before(), one.after(), times(one),
                one.template().name(), words(one.template()), first(one)));
  }

  private static void words(PrintWriter to, List<NewWord> some) {
    if (!some.isEmpty()) {
      to.printf("  New words: %,d%n", some.size());
      some.stream()
          .limit(CHANGES)
          .forEach(one -> to.printf(Locale.ROOT, "%,12d -> %,d lines  %s  %s, first %s%n", 0, one.after(),
              one.template().name(), words(one.template(), one.shown()), at(one.firstAt())));
    }
  }

  private static String times(Change one) {
    return one.kind() == Change.Kind.MORE || one.kind() == Change.Kind.LESS
        ? ", %.2g times as often".formatted(one.ratio())
        : "";
  }

  private static String first(Change one) {
    return switch (one.kind()) {
      case NEW -> ", first " + at(one.template().firstAt());
      case GONE -> ", last " + at(one.template().lastAt());
      case MORE, LESS, SAME -> "";
    };
  }

  private void alike(PrintWriter to) {
    List<Template> compared = templates.subList(0, Math.min(COMPARED, templates.size()));
    if (meaning.isEmpty()) {
      groups(to, new Variants().of(compared), "most words");
      return;
    }
    try {
      groups(to, new Variants(meaning.get()).of(compared), "most words or the meaning");
    } catch (UncheckedIOException e) {
      to.printf("%nMeanings were not compared, words alone were: %s%n", Work.because(e));
      groups(to, new Variants().of(compared), "most words");
    }
  }

  private static void groups(PrintWriter to, List<List<Template>> groups, String common) {
    if (!groups.isEmpty()) {
      to.printf("%nAlike: %,d groups of templates have %s in common.%n", groups.size(), common);
      groups.stream().limit(GROUPS).forEach(group -> {
        to.printf("  %,d templates, %,d lines%n", group.size(), group.stream().mapToLong(Template::lines).sum());
        group.stream().limit(MEMBERS).forEach(one -> row(to, one));
      });
    }
  }

  private static String at(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  String report(Records records, Lines lines, OddBytes odd) {
    return "%,d lines, %,d templates.".formatted(records.lines(), templates.size())
        + said(records.folded(), " %,d lines went on with the record before them.")
        + said(records.headless(), " %,d lines have no head as the others have, and were taken as they are.")
        + said(miner.others(), " %,d lines are like no other and stand together as <*>.")
        + said(periods.time().strange(), " %,d lines are over 400 days from the one before and in no comparison.")
        + said(odd.broken(), " %,d lines hold bytes that are no UTF-8; their words stand with �.")
        + said(odd.zeros(), " %,d lines hold zero bytes, which count as blanks.")
        + (odd.zeros() * 2 > records.lines() ? " It looks like UTF-16; convert it to UTF-8 and run this again." : "")
        + said(lines.cut(), " Of %%,d lines over %,d bytes only the beginning was read.".formatted(Lines.LONGEST));
  }

  private static String said(long count, String words) {
    return count == 0 ? "" : words.formatted(count);
  }
}

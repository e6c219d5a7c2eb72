package io.opsmate.skills.zombie;

import io.opsmate.skills.advice.Amounts;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of an explanation what a report bears out: ids that are in it, and no amount that is not. The rest is left out.
 *
 * @param headline empty when it names an amount that the report does not
 */
record CheckedExplanation(Optional<String> headline, List<Explanation.Remark> remarks) {
  private static final int MOST = 3;
  private static final int HEADLINE = 200;
  private static final int WORDS = 400;

  /** What has no place in prose on a card: addresses, mentions, markup. */
  private static final Pattern FOREIGN = Pattern.compile("(?i)://|www\\.|<[@!#]|@(?:here|channel|everyone)|\\]\\(");

  CheckedExplanation {
    remarks = List.copyOf(remarks);
  }

  static CheckedExplanation of(Explanation explanation, Report report) {
    Set<String> ids = rows(report).map(Report.Row::ref).collect(Collectors.toSet());
    List<String> shown = shown(report);
    return new CheckedExplanation(
        Optional.of(explanation.headline()).filter(words -> isFine(words, HEADLINE, shown)),
        explanation.remarks()
            .stream()
            .filter(remark -> !remark.ids().isEmpty() && ids.containsAll(remark.ids()))
            .filter(remark -> isFine(remark.words(), WORDS, shown))
            .filter(remark -> Amounts.areAllOf(String.join(" ; ", remark.amounts()), shown))
            .limit(MOST)
            .toList());
  }

  boolean isEmpty() {
    return headline.isEmpty() && remarks.isEmpty();
  }

  /** As it stands on the card, said to be what it is. */
  List<Card.Part> parts(Report report) {
    Map<String, String> labels =
        rows(report).collect(Collectors.toMap(Report.Row::ref, Report.Row::label, (first, _) -> first));
    List<Card.Part> parts = new ArrayList<>();
    headline.ifPresent(words -> parts.add(new Card.Paragraph(Text.of(words))));
    if (!remarks.isEmpty()) {
      parts.add(new Card.Rows(remarks.stream()
          .map(remark -> new Card.Row(Text.of(remark.words()),
              Text.of(remark.ids().stream().map(id -> labels.getOrDefault(id, id)).collect(Collectors.joining(" · ")))))
          .toList()));
    }
    parts.add(new Card.Note(Text.of("Worded by a language model from this report; ids and amounts were checked.")));
    return parts;
  }

  private static boolean isFine(String words, int most, List<String> shown) {
    return !words.isBlank() && words.length() <= most && !FOREIGN.matcher(words).find()
        && Amounts.areAllOf(words, shown);
  }

  private static List<String> shown(Report report) {
    return Stream.of(rows(report).map(Report.Row::cost)
        .filter(cost -> !(cost instanceof MonthlyCost.Unpriced))
        .map(MonthlyCost::shown), report.groups().stream().map(group -> group.total().shown()),
        Stream.of(report.total().shown()))
        .flatMap(all -> all)
        .toList();
  }

  private static Stream<Report.Row> rows(Report report) {
    return report.groups().stream().flatMap(group -> group.rows().stream());
  }

  /** The report as the model reads it: totals, the dearest findings, what could not be read. */
  static String told(Report report, int most) {
    StringBuilder told = new StringBuilder();
    told.append(report.title()).append("\nAll findings together: ").append(report.total().shown()).append('\n');
    report.groups().forEach(group -> {
      told.append('\n')
          .append(group.name())
          .append(": ")
          .append(group.rows().size())
          .append(", ")
          .append(group.total().shown())
          .append('\n');
      group.rows()
          .stream()
          .limit(most)
          .forEach(row -> told.append(row.ref())
              .append(" | ")
              .append(Texts.cut(row.label(), 100))
              .append(" | ")
              .append(Texts.cut(row.detail(), 160))
              .append(" | ")
              .append(row.cost().shown())
              .append('\n'));
    });
    report.gaps().stream().limit(5).forEach(gap -> told.append("Not read: ").append(Texts.cut(gap, 160)).append('\n'));
    return told.toString();
  }
}

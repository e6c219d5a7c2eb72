package io.opsmate.skills.digest;

import io.opsmate.skills.digest.Post.Told;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.Text;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Figures now beside those of the last digest, by name.
 *
 * @param earlier what was told on earlier days, the newest first
 */
record Trend(List<Told> now, List<Post> earlier) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /** Unit: rows of the table. */
  private static final int MOST = 20;

  Trend {
    now = List.copyOf(now);
    earlier = List.copyOf(earlier);
  }

  Optional<Post> last() {
    return earlier.stream().findFirst();
  }

  /** The figure of the same name in a post. */
  static Optional<Figure> in(Post post, Told told) {
    return post.told().stream().filter(one -> one.key().equals(told.key())).map(Told::figure).findFirst();
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Empty when there is nothing to compare or count. */
  Optional<Card.Table> table() {
    List<List<Text>> rows = new ArrayList<>();
    shown().stream().limit(MOST).forEach(told -> rows.add(row(told)));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = last().map(post -> List.of("What", "Now", "On " + day(post.day()), "Change"))
        .orElse(List.of("What", "Now"));
    return Optional.of(new Card.Table(last().isPresent() ? "Now and at the last digest" : "Now", columns, rows));
  }

  /** Also what was told last and is gone now: that is a change, too. */
  private List<Told> shown() {
    List<Told> shown = new ArrayList<>(now);
    Set<String> keys = new LinkedHashSet<>(now.stream().map(Told::key).toList());
    last().ifPresent(post -> post.told()
        .stream()
        .filter(told -> !keys.contains(told.key()))
        .filter(told -> told.figure().value() != 0)
        .filter(told -> now.stream().anyMatch(one -> one.skill().equals(told.skill())))
        .forEach(told -> shown.add(new Told(told.skill(),
            new Figure(told.figure().name(), 0, told.figure().unit())))));
    return shown;
  }

  private List<Text> row(Told told) {
    Figure figure = told.figure();
    Text name = Text.of(figure.name());
    Text value = Text.of(Text.strong(Numbers.shown(figure)));
    return last().map(post -> {
      Optional<Figure> before = in(post, told);
      return List.of(name, value, Text.of(before.map(Numbers::shown).orElse("–")),
          Text.of(before.map(one -> Numbers.change(one.value(), figure.value(), figure.unit())).orElse("new")));
    }).orElse(List.of(name, value));
  }
}

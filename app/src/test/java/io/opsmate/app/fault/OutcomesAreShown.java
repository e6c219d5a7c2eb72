package io.opsmate.app.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Every request has ended and its card says how; every letter has left; no card ever went back. */
record OutcomesAreShown(DataSource admin, World world) {
  private static final Pattern VERSION = Pattern.compile("^\\[(.+) v(\\d+)]");

  /** A letter that was put, by its key. */
  private record Letter(String stream, long version, String key) {}

  /** What a card's message said, one version after the other. */
  private record Shown(String card, List<Long> versions) {}

  List<String> broken(Case one) {
    List<World.Message> messages = world.messages(one.channel().value());
    List<Letter> letters = Rows.list(admin,
        row -> new Letter(row.getString("subject"), row.getLong("version"), row.getString("says")),
        "SELECT * FROM witness.note WHERE kind = 'letter' AND org = ?", one.org().value());
    List<String> wrong = new ArrayList<>(unended(one));
    wrong.addAll(unsent(one, letters));
    wrong.addAll(cards(letters, messages.stream().flatMap(message -> shown(message).stream()).toList()));
    letters.stream()
        .filter(letter -> letter.key().contains("#"))
        .filter(letter -> messages.stream()
            .noneMatch(message -> !message.thread().isEmpty()
                && message.now().startsWith(MarkedChat.threadMark(letter.key()))))
        .forEach(letter -> wrong.add("nobody was told in the thread: " + letter.key()));
    return wrong;
  }

  private List<String> unended(Case one) {
    return Rows.list(admin, row -> "a request was left " + row.getString("state"),
        "SELECT state FROM approval WHERE org_id = ? AND state IN ('PENDING', 'READY', 'RUNNING')",
        one.org().value());
  }

  private List<String> unsent(Case one, List<Letter> letters) {
    List<String> wrong = new ArrayList<>(Rows.list(admin,
        row -> "letter " + row.getString("key") + " " + row.getString("fate") + ": " + row.getString("why"),
        "SELECT key, fate, why FROM chat_outbox WHERE org_id = ? AND fate <> 'LEFT'", one.org().value()));
    long kept = Rows.first(admin, row -> row.getLong(1), "SELECT count(*) FROM chat_outbox WHERE org_id = ?",
        one.org().value()).orElseThrow();
    if (kept < letters.size()) {
      wrong.add(letters.size() + " letters were put, " + kept + " are left of them");
    }
    return wrong;
  }

  private static List<String> cards(List<Letter> letters, List<Shown> shown) {
    List<String> wrong = new ArrayList<>();
    for (Shown one : shown) {
      if (!one.versions().equals(one.versions().stream().sorted().toList())) {
        wrong.add("a message of " + one.card() + " went back: " + one.versions());
      }
    }
    letters.stream().filter(letter -> letter.version() > 0).map(Letter::stream).distinct().forEach(card -> {
      long newest =
          letters.stream().filter(one -> one.stream().equals(card)).mapToLong(Letter::version).max().orElse(0);
      if (shown.stream().noneMatch(one -> one.card().equals(card) && one.versions().getLast() == newest)) {
        wrong.add("no message shows version " + newest + " of " + card);
      }
    });
    return wrong;
  }

  private static List<Shown> shown(World.Message message) {
    List<Matcher> marks = message.wordings().stream().map(VERSION::matcher).filter(Matcher::find).toList();
    return marks.isEmpty()
        ? List.of()
        : Arrays.asList(new Shown(marks.getFirst().group(1),
            marks.stream().map(mark -> Long.valueOf(mark.group(2))).toList()));
  }
}

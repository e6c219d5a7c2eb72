package io.opsmate.app.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** No change of state, vote or step without its audit entry and the card's next version, in the same transaction. */
record ChangesAreOnRecord(DataSource admin) {
  /** What the audit trail has to say of a change, in the same transaction. */
  private static final Map<String, List<String>> WORDS = Map.of("PENDING",
      List.of("approval.proposed", "approval.narrowed", "approval.approved"), "READY",
      List.of("approval.approved", "approval.glass-broken"), "RUNNING", List.of("approval.claimed"), "FINISHED",
      List.of("approval.finished", "approval.refused"), "DECLINED",
      List.of("approval.rejected", "approval.withdrawn"), "EXPIRED", List.of("approval.expired"));

  private record Note(String xid, String kind, String subject, long version, String says) {}

  List<String> broken(Case one) {
    List<Note> notes = Rows.list(admin,
        row -> new Note(row.getString("xid"), row.getString("kind"), row.getString("subject"), row.getLong("version"),
            row.getString("says")),
        "SELECT xid::text, kind, subject, version, says FROM witness.note WHERE org = ? ORDER BY n", one.org().value());
    List<String> wrong = new ArrayList<>(versions(notes));
    for (Note change : notes) {
      if (List.of("state", "vote", "step").contains(change.kind())) {
        wrong.addAll(recorded(change, notes));
      }
    }
    return wrong;
  }

  private static List<String> recorded(Note change, List<Note> notes) {
    List<Note> beside = notes.stream().filter(note -> note.xid().equals(change.xid())).toList();
    List<String> wrong = new ArrayList<>();
    if (beside.stream()
        .noneMatch(note -> note.kind().equals("audit") && note.subject().equals(change.subject())
            && words(change).contains(note.says()))) {
      wrong.add(change.kind() + " " + change.says() + " of " + change.subject() + " has no audit entry");
    }
    long version = beside.stream()
        .filter(note -> note.kind().equals("version") && note.subject().equals(change.subject()))
        .mapToLong(Note::version)
        .max()
        .orElse(-1);
    if (beside.stream()
        .noneMatch(note -> note.kind().equals("letter")
            && note.subject().equals("approval:" + change.subject()) && note.version() == version)) {
      wrong.add(change.kind() + " " + change.says() + " of " + change.subject() + " has no version of its card");
    }
    return wrong;
  }

  private static List<String> words(Note change) {
    return switch (change.kind()) {
      case "vote" -> List.of("approval.approved", "approval.glass-broken");
      case "step" -> List.of("action." + change.says(), "approval.refused");
      default -> WORDS.getOrDefault(change.says(), List.of());
    };
  }

  /** One after the other, none left out. */
  private static List<String> versions(List<Note> notes) {
    List<String> wrong = new ArrayList<>();
    notes.stream().filter(note -> note.kind().equals("version")).map(Note::subject).distinct().forEach(subject -> {
      List<Long> versions = notes.stream()
          .filter(note -> note.kind().equals("version") && note.subject().equals(subject))
          .map(Note::version)
          .toList();
      for (int i = 0; i < versions.size(); i++) {
        if (versions.get(i) != i + 1) {
          wrong.add("versions of " + subject + " are " + versions);
          return;
        }
      }
    });
    return wrong;
  }
}

package io.opsmate.skills.admin;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what was typed into a form, and remembers what cannot be read, per field. */
final class Answered {
  private final Map<String, List<String>> answers;
  private final Map<String, String> faults = new HashMap<>();

  Answered(Map<String, List<String>> answers) {
    this.answers = answers;
  }

  /** Reads a value; its {@link RuntimeException}s become the field's fault. */
  interface Reading<T> {
    T read(String word);
  }

  String word(String field) {
    return all(field).stream().findFirst().map(String::strip).orElse("");
  }

  List<String> all(String field) {
    return answers.getOrDefault(field, List.of());
  }

  boolean has(String field, String value) {
    return all(field).contains(value);
  }

  /** The value, or {@code otherwise} when it cannot be read; then the field has a fault. */
  <T> T read(String field, T otherwise, String fault, Reading<T> reading) {
    try {
      return reading.read(word(field));
    } catch (RuntimeException e) {
      faults.putIfAbsent(field, fault.isEmpty() ? String.valueOf(e.getMessage()) : fault);
      return otherwise;
    }
  }

  int number(String field, int least, int most) {
    return read(field, least, "Write a whole number from " + least + " to " + most + ".", word -> {
      int number = Integer.parseInt(word);
      if (number < least || number > most) {
        throw new IllegalArgumentException("out of range");
      }
      return number;
    });
  }

  void fault(String field, String says) {
    faults.putIfAbsent(field, says);
  }

  Map<String, String> faults() {
    return Map.copyOf(faults);
  }

  static Reply refused(String because) {
    return Reply.toYou("Nothing was changed", Text.of("Nothing was changed: ", because, "."));
  }

  /** What was changed, one line each. */
  static Reply inForce(long version, List<String> changes, Optional<Text> then) {
    if (changes.isEmpty()) {
      return Reply.toYou("Nothing was changed", Text.of("Everything is as it was (version " + version + ")."));
    }
    List<Card.Part> parts = new ArrayList<>();
    Text says = Text.of("Version " + version + " of the rules is in force.");
    parts.add(new Card.Paragraph(says));
    changes.forEach(change -> parts.add(new Card.Paragraph(Text.of("• " + change))));
    then.ifPresent(text -> parts.add(new Card.Paragraph(text)));
    parts.add(new Card.Note(Text.of("Requests that wait are looked at again and say so in their threads. ",
        Text.code("/opsmate rules"), " shows all rules.")));
    return new Reply.ToYou(new Card("Rules changed", says, parts));
  }
}

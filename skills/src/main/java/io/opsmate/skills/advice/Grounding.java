package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether every citation in an answer, written {@code [[id]]}, is of something that was read for it. */
public sealed interface Grounding {
  /** It is: the words as written, with what they cite in its place. */
  record Grounded(List<Part> parts) implements Grounding {
    public Grounded {
      parts = List.copyOf(parts);
    }

    /** What is cited, in order and each once. */
    public List<Evidence> cited() {
      return parts.stream()
          .flatMap(part -> part instanceof Part.Cited(Evidence evidence) ? Stream.of(evidence) : Stream.empty())
          .distinct()
          .toList();
    }
  }

  /** It is not: {@code id} was never read. Shown to nobody as it stands. */
  record Ungrounded(String id) implements Grounding {}

  /** A piece of a grounded answer. */
  sealed interface Part {
    record Words(String words) implements Part {}

    record Cited(Evidence evidence) implements Part {}
  }

  /** The ids inside one pair of brackets; blanks, commas and semicolons stand between them. */
  static List<String> ids(String inside) {
    return List.of(inside.strip().split("[,;\\s]+"));
  }

  /** @param evidence what the answer's {@link Trace} says was read, and what its prompt held */
  static Grounding of(String answer, List<Evidence> evidence) {
    return Citations.read(answer, evidence);
  }

  /** Reads citations; one pair of brackets may hold several, with commas between. */
  final class Citations {
    private static final Pattern CITATION = Pattern.compile("\\[\\[([^\\[\\]]{0,2000}+)]]");

    private Citations() {}

    private static Grounding read(String answer, List<Evidence> evidence) {
      Map<String, Evidence> known = evidence.stream()
          .collect(Collectors.toMap(Evidence::id, Function.identity(), (first, _) -> first));
      List<Part> parts = new ArrayList<>();
      Matcher citation = CITATION.matcher(answer);
      int from = 0;
      while (citation.find()) {
        words(parts, answer.substring(from, citation.start()));
        for (String id : ids(citation.group(1))) {
          Evidence cited = known.get(id);
          if (cited == null) {
            return new Ungrounded(id);
          }
          parts.add(new Part.Cited(cited));
        }
        from = citation.end();
      }
      words(parts, answer.substring(from));
      return new Grounded(parts);
    }

    private static void words(List<Part> parts, String words) {
      if (!words.isEmpty()) {
        parts.add(new Part.Words(words));
      }
    }
  }
}

package io.opsmate.commands.talk;

import io.opsmate.skills.advice.Grounding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers what an answer cites, in the order it is cited. Used by one thread at a time. */
final class Citations {
  /** {@code [[id]]}, or several ids in one. */
  private static final Pattern CITED = Pattern.compile("\\s?\\[\\[([^\\[\\]]{1,2000})\\]\\]");

  private final List<String> cited = new ArrayList<>();

  /** With numbers in place of ids. */
  String numbered(String words) {
    return CITED.matcher(words).replaceAll(found -> Matcher.quoteReplacement(numbers(found.group(1))));
  }

  void startOver() {
    cited.clear();
  }

  /** The ids, in the order of their numbers. */
  List<String> cited() {
    return List.copyOf(cited);
  }

  private String numbers(String ids) {
    StringBuilder numbers = new StringBuilder();
    for (String id : Grounding.ids(ids)) {
      if (!cited.contains(id)) {
        cited.add(id);
      }
      numbers.append(" [").append(cited.indexOf(id) + 1).append(']');
    }
    return numbers.toString();
  }
}

package io.opsmate.skills.analysis.logs.heads;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Heads by a pattern that a person gives for a source: a regular expression with named groups, or grok's
 * <code>%{NAME:field}</code> with its usual names. Groups are called as keys of JSON records are; without
 * one for the message it is what follows the match. Far slower than the other readers.
 */
final class PatternHeads implements HeadReader {
  /** Unit: bytes of a line that are matched; a bad pattern on a long line would not end. */
  private static final int MATCHED = 4_096;

  private static final Pattern NAMED = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private final Pattern pattern;
  private final Map<String, Key.Named> groups = new HashMap<>();
  private final Values values;

  /** Errors: {@link IllegalArgumentException} with one sentence. */
  PatternHeads(String given, Instant near) {
    values = new Values(near);
    List<String> fields = new ArrayList<>();
    String expression = Grok.expanded(given, fields);
    pattern = Pattern.compile(expression);
    Matcher named = NAMED.matcher(expression);
    while (named.find()) {
      String group = named.group(1);
      String field = group.startsWith("grok") ? fields.get(Integer.parseInt(group.substring(4))) : group;
      Key.Named meaning = Key.of(hash(field.toLowerCase(Locale.ROOT)));
      if (meaning != null) {
        groups.put(group, meaning);
      }
    }
  }

  private static long hash(String name) {
    long hash = Key.START;
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      hash = Key.hash(hash, one);
    }
    return hash;
  }

  @Override
  public boolean read(byte[] line, int from, int to, Head into) {
    into.begin(line, from, to);
    String text = new String(line, from, Math.min(MATCHED, to - from), StandardCharsets.ISO_8859_1);
    Matcher matcher = pattern.matcher(text);
    if (!matcher.lookingAt()) {
      return false;
    }
    into.message(line, from + matcher.end(), to);
    values.begin(line, into);
    groups.forEach((group, meaning) -> {
      int start = matcher.start(group);
      if (start >= 0 && values.wants(meaning)) {
        boolean isRest = meaning.key() == Key.MESSAGE && matcher.end(group) == text.length();
        values.take(meaning, line, from + start, isRest ? to : from + matcher.end(group));
      }
    });
    return true;
  }

  @Override
  public String name() {
    return "pattern";
  }
}

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
 * <code>%{NAME:field}</code> of the few names that heads are made of. Groups are called as keys of JSON records are; without
 * one for the message it is what follows the match. Far slower than the other readers.
 */
final class PatternHeads implements HeadReader {
  /** Unit: bytes of a line that are matched; a bad pattern on a long line would not end. */
  private static final int MATCHED = 4_096;

  private static final Pattern GROK = Pattern.compile("%\\{([A-Z0-9_]+)(?::([A-Za-z@][A-Za-z0-9_.@\\[\\]]*))?}");
  private static final Pattern NAMED = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
  private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("WORD", "\\w+"),
      Map.entry("NOTSPACE", "\\S+"), Map.entry("DATA", ".*?"), Map.entry("GREEDYDATA", ".*"),
      Map.entry("SPACE", "\\s*"),
      Map.entry("INT", "[+-]?\\d+"), Map.entry("NUMBER", "[+-]?\\d+(?:\\.\\d+)?"), Map.entry("POSINT", "\\d+"),
      Map.entry("IP", "[0-9a-fA-F.:]+"), Map.entry("IPORHOST", "[\\w.:-]+"), Map.entry("HOSTNAME", "[\\w.-]+"),
      Map.entry("USER", "[\\w.-]+"), Map.entry("UUID", "[0-9a-fA-F-]{36}"), Map.entry("PROG", "[\\w./%-]+"),
      Map.entry("LOGLEVEL", "[A-Za-z]+"), Map.entry("JAVACLASS", "[\\w$.]+"), Map.entry("QS", "\"[^\"]*\""),
      Map.entry("TIMESTAMP_ISO8601",
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?"),
      Map.entry("SYSLOGTIMESTAMP", MONTH + " +\\d{1,2} \\d\\d:\\d\\d:\\d\\d"),
      Map.entry("HTTPDATE", "\\d\\d/" + MONTH + "/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}"));

  private final Pattern pattern;
  private final Map<String, Key.Named> groups = new HashMap<>();
  private final Values values;

  /** Errors: {@link IllegalArgumentException} with one sentence. */
  PatternHeads(String given, Instant near) {
    values = new Values(near);
    List<String> fields = new ArrayList<>();
    String expression = expanded(given, fields);
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

  private static String expanded(String given, List<String> fields) {
    Matcher grok = GROK.matcher(given);
    StringBuilder expression = new StringBuilder();
    while (grok.find()) {
      String of = NAMES.get(grok.group(1));
      if (of == null) {
        throw new IllegalArgumentException("the pattern names " + grok.group(1) + ", which is none of "
            + String.join(", ", NAMES.keySet().stream().sorted().toList()));
      }
      String field = grok.group(2);
      if (field == null) {
        grok.appendReplacement(expression, Matcher.quoteReplacement("(?:" + of + ")"));
      } else {
        grok.appendReplacement(expression, Matcher.quoteReplacement("(?<grok" + fields.size() + ">" + of + ")"));
        fields.add(field);
      }
    }
    return grok.appendTail(expression).toString();
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

package io.opsmate.skills.analysis.logs.heads;

import java.util.HashMap;
import java.util.Map;

/** How serious a line says it is. The numbers are part of templates' ids: new ones go to the end. */
public enum Level {
  NONE, TRACE, DEBUG, INFO, NOTICE, WARN, ERROR, FATAL;

  private static final Level[] ALL = values();
  private static final Level[] SYSLOG = {FATAL, FATAL, FATAL, ERROR, WARN, NOTICE, INFO, DEBUG};
  private static final int LONGEST = 13;
  private static final Map<Long, Level> WORDS = words();

  /** For {@code TemplateMiner}; 0 for {@link #NONE}. */
  public int code() {
    return ordinal();
  }

  /** Of a code. */
  public static Level of(int code) {
    return ALL[code];
  }

  /** Of a word in any case; {@link #NONE} for what names no level. */
  static Level of(byte[] line, int from, int to) {
    return to - from > LONGEST || to - from < 3 ? NONE : WORDS.getOrDefault(hash(line, from, to), NONE);
  }

  /** Of a capital as Android and klog have it. */
  static Level letter(byte one) {
    return switch (one) {
      case 'V' -> TRACE;
      case 'D' -> DEBUG;
      case 'I' -> INFO;
      case 'W' -> WARN;
      case 'E' -> ERROR;
      case 'F' -> FATAL;
      default -> NONE;
    };
  }

  /** Of what bunyan and pino write: 10 to 60. */
  static Level number(int number) {
    return number < 10 || number > 69 || number % 10 != 0
        ? NONE
        : new Level[]{TRACE, DEBUG, INFO, WARN, ERROR, FATAL}[number / 10 - 1];
  }

  /** Of the priority that syslog writes in front: eight times the facility and a severity. */
  static Level syslog(int priority) {
    return SYSLOG[priority & 7];
  }

  private static long hash(byte[] line, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 131 + (line[i] | 32);
    }
    return hash;
  }

  private static Map<Long, Level> words() {
    Map<Long, Level> words = new HashMap<>();
    put(words, TRACE, "trace verbose finest finer trc vrb");
    put(words, DEBUG, "debug dbg dbug fine");
    put(words, INFO, "info information informational inf config log statement");
    put(words, NOTICE, "notice");
    put(words, WARN, "warn warning wrn");
    put(words, ERROR, "error err eror severe");
    put(words, FATAL, "fatal ftl crit critical alert emerg emergency panic dpanic");
    return words;
  }

  private static void put(Map<Long, Level> words, Level level, String all) {
    for (String word : all.split(" ")) {
      byte[] bytes = word.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      words.put(hash(bytes, 0, bytes.length), level);
    }
  }
}

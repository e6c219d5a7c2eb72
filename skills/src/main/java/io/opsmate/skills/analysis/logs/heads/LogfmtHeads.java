package io.opsmate.skills.analysis.logs.heads;

import java.time.Instant;

/** Records of {@code key=value}, values in quotes where they have blanks; with a message. */
final class LogfmtHeads implements HeadReader {
  private final Values values;

  LogfmtHeads(Instant near) {
    this.values = new Values(near);
  }

  @Override
  public boolean read(byte[] line, int from, int to, Head into) {
    into.begin(line, from, to);
    values.begin(line, into);
    boolean isRead = pairs(line, from, to) && values.hasMessage()
        && (into.stamp != Head.NO_TIME || into.level != Level.NONE);
    if (!isRead) {
      into.begin(line, from, to);
    }
    return isRead;
  }

  private boolean pairs(byte[] line, int from, int to) {
    int at = from;
    while (at < to) {
      long hash = Key.START;
      int key = at;
      while (at < to && line[at] != '=' && line[at] > ' ' && line[at] != '"') {
        hash = Key.hash(hash, line[at++]);
      }
      if (at == key || at >= to || line[at] != '=') {
        return false;
      }
      boolean isQuoted = at + 1 < to && line[at + 1] == '"';
      int start = isQuoted ? at + 2 : at + 1;
      int end = isQuoted ? closed(line, start, to) : unquoted(line, start, to);
      Key.Named name = Key.of(hash);
      if (name != null && values.wants(name)) {
        values.take(name, line, start, end);
      }
      at = isQuoted ? end + 1 : end;
      while (at < to && line[at] == ' ') {
        at++;
      }
    }
    return true;
  }

  private static int closed(byte[] line, int from, int to) {
    int at = from;
    while (at < to && line[at] != '"') {
      at += line[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  private static int unquoted(byte[] line, int from, int to) {
    int at = from;
    while (at < to && line[at] != ' ') {
      at++;
    }
    return at;
  }

  @Override
  public String name() {
    return "logfmt";
  }
}

package io.opsmate.skills.analysis.logs;

/** How often something was seen, and when first and last. */
final class Sightings {
  private long count;
  private long firstLine;
  private long lastLine;
  private long firstAt = Template.NO_TIME;
  private long lastAt = Template.NO_TIME;

  /** @return how often by now */
  long add(long line, long stamp) {
    if (count == 0) {
      firstLine = line;
    }
    lastLine = line;
    if (stamp != Template.NO_TIME) {
      firstAt = firstAt == Template.NO_TIME ? stamp : Math.min(firstAt, stamp);
      lastAt = Math.max(lastAt, stamp);
    }
    return ++count;
  }

  void add(Sightings more) {
    if (more.count == 0) {
      return;
    }
    firstLine = count == 0 ? more.firstLine : Math.min(firstLine, more.firstLine);
    lastLine = Math.max(lastLine, more.lastLine);
    if (more.firstAt != Template.NO_TIME) {
      firstAt = firstAt == Template.NO_TIME ? more.firstAt : Math.min(firstAt, more.firstAt);
      lastAt = Math.max(lastAt, more.lastAt);
    }
    count += more.count;
  }

  long count() {
    return count;
  }

  long firstLine() {
    return firstLine;
  }

  long lastLine() {
    return lastLine;
  }

  long firstAt() {
    return firstAt;
  }

  long lastAt() {
    return lastAt;
  }
}

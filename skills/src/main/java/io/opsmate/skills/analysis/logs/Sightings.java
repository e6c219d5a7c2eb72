package io.opsmate.skills.analysis.logs;

/** How often something was seen, and when first and last. */
record Sightings(long count, long firstLine, long lastLine, long firstAt, long lastAt) {
  static final Sightings NONE = new Sightings(0, 0, 0, Template.NO_TIME, Template.NO_TIME);

  Sightings and(Sightings more) {
    if (count == 0 || more.count == 0) {
      return count == 0 ? more : this;
    }
    boolean isTimed = firstAt != Template.NO_TIME && more.firstAt != Template.NO_TIME;
    return new Sightings(count + more.count, Math.min(firstLine, more.firstLine), Math.max(lastLine, more.lastLine),
        isTimed ? Math.min(firstAt, more.firstAt) : Math.max(firstAt, more.firstAt), Math.max(lastAt, more.lastAt));
  }
}

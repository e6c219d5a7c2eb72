package io.opsmate.skills.analysis.logs.change;

import io.opsmate.skills.analysis.logs.Template;

/**
 * How often a template came in two periods.
 *
 * @param before lines in the period to compare with
 * @param after lines in the period in question
 * @param ratio lines an hour after against before; infinite where there were none before
 * @param p how probable so large a difference is if nothing changed
 */
public record Change(Template template, Kind kind, long before, long after, double ratio, double p) {
  /** What happened to a template. */
  public enum Kind {
    /** Not one line before. */
    NEW,
    /** Not one line any more, though that many were to be expected. */
    GONE,
    /** At least twice as often. */
    MORE,
    /** At most half as often. */
    LESS,
    /** No difference that is sure and large. */
    SAME
  }
}

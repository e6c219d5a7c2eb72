package io.opsmate.skills.approval;

/** What the world shows of an attempt whose call never reported back. */
public sealed interface Sighting {
  /** It happened. */
  record Happened(String evidence) implements Sighting {}

  /** Nothing irreversible happened; the executor may be called (again), with what it had begun. */
  record NotYet() implements Sighting {}

  /** The world does not tell, now. */
  record CannotTell(String evidence) implements Sighting {}
}

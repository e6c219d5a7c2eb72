package io.opsmate.commands.edge;

/** What became of a request at the door. */
sealed interface Admission {
  /** It is on record and will be run. */
  record Admitted() implements Admission {}

  /** It was on record before; nothing is run twice. */
  record Repeated() implements Admission {}

  /** It comes from a workspace we do not serve; nothing is on record. */
  record Foreign(String because) implements Admission {}

  /** Nothing is on record, for a reason of ours, in a sentence for people. */
  record NotRecorded(String says) implements Admission {}
}

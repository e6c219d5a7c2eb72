package io.opsmate.skills.approval;

import java.util.List;

/** What became of asking to take a finished request back. */
public sealed interface UndoResult {
  /** A request of its own is open; {@code leftOut} says what is not in it and why, one sentence each. */
  record Asked(Approval request, List<String> leftOut) implements UndoResult {}

  /** Somebody was first, and theirs is not decided or not carried out yet. */
  record Already(Undo undo) implements UndoResult {}

  /** There is no way back, or none any more; {@code because} is a sentence or several. */
  record NoWayBack(String because) implements UndoResult {}

  /** There is a way back, and it cannot be asked for; {@code because} is a clause without full stop. */
  record NotAsked(String because) implements UndoResult {}
}

package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Text;
import java.util.Optional;

/** What a finished card says of its way back. */
final class UndoWords {
  private UndoWords() {}

  /** Begins with a space, or is empty. */
  static Text status(ApprovalState.Finished finished) {
    if (finished.undo().isEmpty()) {
      return Text.of("");
    }
    Undo undo = finished.undo().get();
    Text asked =
        Text.of(" Undo asked by ", undo.by(), " ", undo.at(), ", request ", Text.code(undo.request().toString()));
    if (undo.open()) {
      return Text.of(asked, "; it has a card of its own.");
    }
    return finished.hasWayBack()
        ? Text.of(asked, ", which ended; what it left can still be undone.")
        : Text.of(asked, ", which ended; nothing is left to undo.");
  }

  /** Only while something can be taken back and nobody has asked for it yet. */
  static Optional<Button> button(Approval approval) {
    return approval.state() instanceof ApprovalState.Finished finished && finished.hasWayBack()
        && !finished.isBeingUndone()
            ? Optional.of(new Button(ApprovalCard.UNDO, "Undo…", ApprovalCard.value(approval), Card.Look.NORMAL)
                .confirmed(new Card.Confirm("Ask to undo?", "This asks for an approval of its own, in this channel. "
                    + "Nothing happens before somebody gives it.", "Ask", "Not now")))
            : Optional.empty();
  }
}

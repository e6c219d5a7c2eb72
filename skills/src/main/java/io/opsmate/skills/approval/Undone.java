package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a finished request that the request to take it back has come to its end. */
final class Undone {
  private Undone() {}

  /** What {@code closed} did take back cannot be taken back twice. */
  static void close(ApprovalBooks books, Tx tx, Stored stored, Approval closed, Instant now) {
    if (stored instanceof Stored.Readable(Approval first)
        && first.state() instanceof ApprovalState.Finished finished && finished.isBeingUndone()) {
      Set<Integer> takenBack = takenBack(first.plan(), closed);
      books.change(tx, first.to(finished.closing(takenBack).undoEnded()),
          AuditEntry.byOpsMate(now, "approval.undo-ended", first.id().toString(),
              Map.of("undo", closed.id().toString(), "state", closed.state().word(), "taken back",
                  Integer.toString(takenBack.size()))));
    }
  }

  /** A way back changes the very resource that the way there changed. */
  private static Set<Integer> takenBack(Plan first, Approval closed) {
    Set<Integer> items = new HashSet<>();
    if (closed.state() instanceof ApprovalState.Finished finished) {
      List<ResourceRef> there = resources(first);
      List<ResourceRef> back = resources(closed.plan());
      for (int item = 0; item < back.size(); item++) {
        if (finished.outcomes().get(item) instanceof Outcome.Done && there.contains(back.get(item))) {
          items.add(there.indexOf(back.get(item)));
        }
      }
    }
    return items;
  }

  private static List<ResourceRef> resources(Plan plan) {
    return plan.items().stream().map(item -> item.action().resource()).toList();
  }
}

package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps approvals. All of it happens inside the given transaction and sees only that transaction's org. */
public interface ApprovalLedger {
  void add(Tx tx, Approval approval);

  Optional<Stored> find(Tx tx, ApprovalId id);

  /** As {@link #find}, and nobody else can change the approval until the transaction ends. */
  Optional<Stored> lock(Tx tx, ApprovalId id);

  /**
   * Keeps the next version of an approval.
   *
   * <p>Errors: {@link StaleVersion} when what is stored is not the version before it; nothing is written.
   */
  void save(Tx tx, Approval next);

  /** READY to RUNNING by compare-and-set: of two claims at most one is answered. */
  Optional<Approval> claim(Tx tx, ApprovalId id, Lease lease);

  /** Requests that are pending, ready or running, newest first, at most {@code most}. */
  List<Stored> open(Tx tx, int most);

  /**
   * What was carried out since then takes off the bill: only what is known to be done, and what was taken back costs
   * again.
   */
  CostTotal removed(Tx tx, Instant since);

  /** The finished approval of which this request is the latest undo, locked as by {@link #lock}. */
  Optional<Stored> undoneBy(Tx tx, ApprovalId undo);

  /** Of these resources, those an open approval already covers, as {@code id in place}. */
  List<ResourceRef> covered(Tx tx, List<ResourceRef> resources);

  /** Open approvals whose plan expires before {@code now} and nobody has decided. */
  List<ApprovalId> overdue(Tx tx, Instant now);

  /** An approval as read back; a plan this version cannot read stays visible, and cannot be acted on. */
  sealed interface Stored {
    record Readable(Approval approval) implements Stored {}

    record Unreadable(ApprovalId id, String because) implements Stored {}
  }

  /** Somebody else changed the approval first. */
  final class StaleVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleVersion(ApprovalId id) {
      super("approval " + id + " was changed by somebody else first");
    }
  }
}

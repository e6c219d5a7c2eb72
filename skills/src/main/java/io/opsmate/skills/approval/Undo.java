package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;

/**
 * That somebody asked to take a finished request back, last time.
 *
 * @param request the request for it, with votes and a card of its own
 * @param open it still waits or runs; at most one does
 */
public record Undo(ApprovalId request, MemberId by, Instant at, boolean open) {
  Undo ended() {
    return new Undo(request, by, at, false);
  }
}

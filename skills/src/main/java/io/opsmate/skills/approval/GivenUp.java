package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Background work that failed too often and is not tried again: put on record, and told in the thread of the request it
 * was about and in the security channel.
 */
public final class GivenUp {
  private final ApprovalBooks books;
  private final Alarm alarm;

  public GivenUp(ApprovalBooks books, Alarm alarm) {
    this.books = books;
    this.alarm = alarm;
  }

  /**
   * The work.
   *
   * @param type {@code approval-run/1}
   * @param about the request it was about; empty when it was about none
   * @param because the last failure, as the log has it
   */
  public record Work(String type, Optional<ApprovalId> about, String because, Instant at) {}

  /** In the transaction that gives it up. */
  public void tell(Tx tx, Work work) {
    books.audit()
        .record(tx,
            AuditEntry.byOpsMate(work.at(), "job.gave-up", work.about().map(Object::toString).orElse(work.type()),
                Map.of("job", work.type(), "because", work.because())));
    alarm.gaveUp(tx, work);
    work.about()
        .flatMap(id -> books.ledger().find(tx, id))
        .filter(Stored.Readable.class::isInstance)
        .map(stored -> ((Stored.Readable) stored).approval())
        .filter(approval -> approval.state().isOpen())
        .ifPresent(approval -> books.chat()
            .inThread(tx, approval.card(), "gave-up:" + work.type(), Text.of(approval.requester(),
                " OpsMate broke over this again and again and gave up for now. What the card shows as done is done, and"
                    + " nothing else. It looks again every few minutes; whoever runs OpsMate finds the cause in its"
                    + " log.")));
  }
}

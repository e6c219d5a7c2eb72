package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Requires;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Posts the cards of open requests again where the messages are gone: the sandbox forgets its messages with every stop,
 * OpsMate does not forget what waits for approval.
 */
@Singleton
@Requires(beans = DatabaseStart.class)
final class OpenCards {
  /** Requests whose cards are posted again; older ones are on the Home tab. */
  private static final int MOST = 10;

  private final ApprovalDesk desk;
  private final Posting posting;
  private final Ids ids;
  private final InstantSource clock;

  OpenCards(ApprovalDesk desk, Posting posting, Ids ids, InstantSource clock) {
    this.desk = desk;
    this.posting = posting;
    this.ids = ids;
    this.clock = clock;
  }

  /** What posting takes. */
  @Singleton
  @Requires(beans = DatabaseStart.class)
  record Posting(Transactions transactions, CardCopies copies, Outbox outbox, CardRenderer renderer) {}

  void postAgain(OrgId org) {
    desk.open(org, MOST)
        .reversed()
        .forEach(approval -> {
          Ruling ruling = desk.ruling(org, approval, clock.instant());
          posting.transactions().run(org, tx -> postAgain(tx, approval, ruling));
        });
  }

  private void postAgain(Tx tx, Approval approval, Ruling ruling) {
    posting.copies().of(tx, approval.card()).forEach(copy -> posting.copies().gone(tx, approval.card(), copy));
    Letter.Body body = posting.renderer().render(ApprovalCard.of(approval, ruling));
    posting.outbox()
        .put(tx, approval.card() + ":again:" + ids.next(),
            new Letter.CardVersion(approval.card(), approval.version(), approval.channel(), body), clock.instant());
  }
}

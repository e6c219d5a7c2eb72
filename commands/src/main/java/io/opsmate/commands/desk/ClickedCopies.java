package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes in copies of a card that only a press tells us of: Slack once did not answer when the card was posted, so it may
 * stand in the channel twice, and the copy in use must change with the others.
 */
public final class ClickedCopies {
  private static final long UNSEEN = 0;

  private final Transactions transactions;
  private final CardCopies copies;
  private final Outbox outbox;
  private final Function<Card, Letter.Body> render;

  public ClickedCopies(Transactions transactions, CardCopies copies, Outbox outbox,
      Function<Card, Letter.Body> render) {
    this.transactions = transactions;
    this.copies = copies;
    this.outbox = outbox;
    this.render = render;
  }

  /** From here on every new version edits this copy too; a message that is another card's is left alone. */
  void register(OrgId org, CardKey card, ButtonPressed pressed) {
    if (pressed.messageTs().isEmpty()) {
      return;
    }
    ChannelId channel = new ChannelId(pressed.channel());
    transactions.run(org, tx -> {
      if (copies.at(tx, channel, pressed.messageTs()).isEmpty()) {
        copies.shows(tx, card, new Copy(channel, pressed.messageTs(), UNSEEN));
      }
    });
  }

  /** Draws the card as it stands when the copy that was pressed has never been drawn by us. */
  void refresh(OrgId org, Approval approval, Card drawn, ButtonPressed pressed, Instant now) {
    Letter.Body body = render.apply(drawn);
    transactions.run(org, tx -> copy(tx, approval.card(), pressed).filter(one -> one.version() == UNSEEN)
        .ifPresent(_ -> outbox.put(tx, "redraw:" + pressed.request(),
            new Letter.CardVersion(approval.card(), approval.version(), approval.channel(), body), now)));
  }

  private Optional<Copy> copy(Tx tx, CardKey card, ButtonPressed pressed) {
    return copies.of(tx, card)
        .stream()
        .filter(one -> one.channel().value().equals(pressed.channel()) && one.ts().equals(pressed.messageTs()))
        .findFirst();
  }
}

package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.List;

/** Welcomes somebody in their direct message with OpsMate, the first time they look there. */
public final class MessagesVisits implements JobHandler<MessagesOpened> {
  private final Transactions transactions;
  private final HomeViewers viewers;
  private final Outbox outbox;
  private final Rendering rendering;

  public MessagesVisits(Transactions transactions, HomeViewers viewers, Outbox outbox, Rendering rendering) {
    this.transactions = transactions;
    this.viewers = viewers;
    this.outbox = outbox;
    this.rendering = rendering;
  }

  @Override
  public void run(OrgId org, MessagesOpened opened, Instant now) {
    MemberId member = new MemberId(opened.member());
    Letter welcome =
        new Letter.Answer(new ChannelId(opened.channel()), "", member, false, rendering.render(card()));
    transactions.run(org, tx -> {
      if (viewers.isFirstWelcome(tx, member, now)) {
        outbox.put(tx, "welcome:" + member, welcome, now);
      }
    });
  }

  /** Short, and with a first step to press. */
  public static Card card() {
    Text hello =
        Text.of("Hello! I find what costs and serves nobody, and clean up once somebody approves it. Write me a "
            + "command here without its slash, or mention me in a channel or thread.");
    return new Card("Welcome to OpsMate", hello, List.of(new Card.Paragraph(hello),
        new Card.Buttons(List.of(CommandButtons.run("What can you do?", "help"),
            CommandButtons.run("Open requests", "approvals"))),
        new Card.Note(
            Text.of("I read freely and change nothing until somebody with the right to do so presses Approve."))));
  }
}

package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.commands.relay.SlackTalk;
import io.opsmate.commands.relay.TalkLine;
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

/** Welcomes somebody in their direct message with OpsMate the first time they look there, and suggests what to ask each time. */
public final class MessagesVisits implements JobHandler<MessagesOpened> {
  /** The question is a sentence: that one may just ask is what people do not know. Source: Slack takes four. */
  static final List<SlackTalk.Suggestion> SUGGESTIONS = List.of(
      new SlackTalk.Suggestion("Which idle resources cost most?", "Which idle resources cost us most, and why?"),
      new SlackTalk.Suggestion("Find what costs and serves nobody", "zombies"),
      new SlackTalk.Suggestion("What waits for an approval?", "approvals"),
      new SlackTalk.Suggestion("What can you do?", "help"));

  private final Transactions transactions;
  private final HomeViewers viewers;
  private final Outbox outbox;
  private final Rendering rendering;
  private final TalkLine talk;

  public MessagesVisits(Transactions transactions, HomeViewers viewers, Outbox outbox, Rendering rendering,
      TalkLine talk) {
    this.talk = talk;
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
    talk.suggest(org, new ChannelId(opened.channel()), "You might ask", SUGGESTIONS);
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

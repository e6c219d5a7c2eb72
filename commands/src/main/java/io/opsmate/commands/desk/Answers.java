package io.opsmate.commands.desk;

import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.function.Function;

/** Brings a reply to whoever asked, once per request, by the outbox. */
public final class Answers {
  private final Transactions transactions;
  private final Outbox outbox;
  private final Chat chat;
  private final Function<Card, Letter.Body> render;
  private final ResponseUrls urls;

  public Answers(Transactions transactions, Outbox outbox, Chat chat, Function<Card, Letter.Body> render,
      ResponseUrls urls) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.chat = chat;
    this.render = render;
    this.urls = urls;
  }

  void give(Asker asker, Reply reply, Instant now) {
    switch (reply) {
      case Reply.Nothing _ -> {}
      case Reply.ToYou(Card card) -> {
        Letter letter = letter(asker, render.apply(card));
        transactions.run(asker.org(), tx -> outbox.put(tx, "answer:" + asker.request().value(), letter, now));
      }
      case Reply.Ask(Form form) ->
          give(asker, Reply.toYou(form.title(), Text.of("Nothing was asked: there is no window "
              + "to ask in. Try again.")), now);
      case Reply.ToChannel(var key, long version, Card card) ->
          transactions.run(asker.org(), tx -> chat.card(tx, key, version, asker.channel(), card));
    }
  }

  private Letter letter(Asker asker, Letter.Body body) {
    Letter.Ephemeral direct = new Letter.Ephemeral(asker.channel(), asker.member(), body);
    return urls.allowed(asker.responseUrl()) ? new Letter.Response(asker.responseUrl(), false, direct) : direct;
  }
}

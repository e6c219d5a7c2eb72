package io.opsmate.commands.desk;

import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a reply to whoever asked, once per request, by the outbox: into the window that is open for it, if one is. */
public final class Answers {
  private static final Card DONE = Card.saying("Done", Text.of("What came of it shows on its card."));

  private final Transactions transactions;
  private final Outbox outbox;
  private final Chat chat;
  private final Rendering rendering;
  private final ResponseUrls urls;

  public Answers(Transactions transactions, Outbox outbox, Chat chat, Rendering rendering, ResponseUrls urls) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.chat = chat;
    this.rendering = rendering;
    this.urls = urls;
  }

  void give(Asker asker, Reply reply, Instant now) {
    if (reply instanceof Reply.Nothing && asker.window().isEmpty()) {
      return;
    }
    give(asker, reply, now, _ -> {
    });
  }

  /** {@code before} is done in the same transaction, before the answer is written. */
  void give(Asker asker, Reply reply, Instant now, Consumer<Tx> before) {
    transactions.run(asker.org(), tx -> {
      before.accept(tx);
      if (reply instanceof Reply.ToChannel card) {
        card(tx, asker, card, now);
      }
      (asker.window().isEmpty() ? message(asker, reply) : inWindow(asker, reply))
          .ifPresent(letter -> outbox.put(tx, "answer:" + asker.request().value(), letter, now));
    });
  }

  /** A first version of a card that is still worked on, as it stands when it is written; the answer edits it. */
  void first(Asker asker, Reply.ToChannel reply, Instant now, Consumer<Tx> before) {
    transactions.run(asker.org(), tx -> {
      before.accept(tx);
      card(tx, asker, reply, now);
    });
  }

  /** In a thread, and in a direct message that asked in words, the card stands where it was asked for. */
  private void card(Tx tx, Asker asker, Reply.ToChannel reply, Instant now) {
    if (asker.isAnsweredThere()) {
      Letter.CardVersion card =
          new Letter.CardVersion(reply.key(), reply.version(), asker.channel(), rendering.render(reply.card()));
      outbox.put(tx, reply.key() + ":" + reply.version(), new Letter.CardAt(card, asker.place().thread()), now);
    } else {
      chat.card(tx, reply.key(), reply.version(), asker.channel(), reply.card());
    }
  }

  private Optional<Letter> message(Asker asker, Reply reply) {
    return switch (reply) {
      case Reply.Nothing _, Reply.ToChannel _ -> Optional.empty();
      case Reply.ToYou(Card card) -> Optional.of(letter(asker, card));
      case Reply.Ask(Form form) -> Optional.of(letter(asker, unasked(form)));
    };
  }

  private Optional<Letter> inWindow(Asker asker, Reply reply) {
    return Optional.of(switch (reply) {
      case Reply.Nothing _ -> shown(asker, DONE);
      case Reply.ToChannel _ -> shown(asker, DONE);
      case Reply.ToYou(Card card) ->
          new Letter.InWindow(asker.window(), rendering.window(card), letter(asker, card));
      case Reply.Ask(Form form) ->
          new Letter.InWindow(asker.window(), rendering.window(form), letter(asker, unasked(form)));
    });
  }

  private Letter shown(Asker asker, Card card) {
    return new Letter.InWindow(asker.window(), rendering.window(card), null);
  }

  /** Without a window there is nothing to type into. */
  private static Card unasked(Form form) {
    return Card.saying("Nothing was done", Text.of(Text.strong(form.title()),
        " could not be asked: its window did not open in time, or was closed. Do again what you just did."));
  }

  private Letter letter(Asker asker, Card card) {
    Letter.Body body = rendering.render(card);
    if (asker.isAnsweredThere()) {
      return new Letter.Answer(asker.channel(), asker.place().thread(), asker.member(),
          !asker.channel().value().startsWith("D"), body);
    }
    Letter.Ephemeral direct = new Letter.Ephemeral(asker.channel(), asker.member(), body);
    return urls.allowed(asker.responseUrl()) ? new Letter.Response(asker.responseUrl(), false, direct) : direct;
  }
}

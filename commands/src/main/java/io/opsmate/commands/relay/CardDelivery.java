package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps cards in Slack as they should be: posted once, edited in place afterwards, with messages in the thread below.
 *
 * <p>When somebody deletes the last copy of a card, its next version is posted anew: what OpsMate does never goes unseen.
 * When a card cannot stand where it should, whoever asked for it is told in private.
 */
final class CardDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(CardDelivery.class);

  private static final int REMEMBERED = 1_000;

  private final Transactions transactions;
  private final CardCopies copies;
  private final CardAskers askers;

  /** Files that were announced to whoever asked and have yet to follow; forgetting says the sentence twice. */
  private final Map<Announced, Sending.Sent> announced = new ConcurrentHashMap<>();

  CardDelivery(Transactions transactions, CardCopies copies, CardAskers askers) {
    this.transactions = transactions;
    this.copies = copies;
    this.askers = askers;
  }

  private record Announced(OrgId org, CardKey card, Letter.Body said) {}

  /** @param thread what the card is posted below, where it is posted */
  Fate version(OrgId org, Letter.CardVersion letter, Optional<String> thread, CarefulPost slack) {
    List<Copy> all = copies(org, letter.card());
    List<Copy> older = all.stream().filter(copy -> copy.version() < letter.version()).toList();
    if (all.isEmpty()) {
      return post(org, letter, thread, slack);
    }
    Duration wait = older.isEmpty() ? Duration.ZERO : slack.editsAllowed(letter.card());
    if (!wait.isZero()) {
      return new Fate.Again(wait, "one edit of a card a second");
    }
    int gone = 0;
    for (Copy copy : older) {
      Sending sending = slack.update(copy, letter.body());
      switch (sending) {
        case Sending.Sent _ -> shows(org, letter, new Copy(copy.channel(), copy.ts(), letter.version()));
        case Sending.NoMessage _, Sending.NoPlace _ -> {
          gone++;
          transactions.run(org, tx -> copies.gone(tx, letter.card(), copy));
        }
        case Sending.Paced _, Sending.Troubled _, Sending.Locked _, Sending.Refused _ -> {
          return Fates.of(sending);
        }
      }
    }
    return gone == all.size() ? post(org, letter, thread, slack) : new Fate.Left();
  }

  Fate below(OrgId org, Letter.InThread letter, CarefulPost slack) {
    Optional<Copy> copy = copies(org, letter.below()).stream().max(Comparator.comparingLong(Copy::version));
    if (copy.isEmpty()) {
      return instead(org, letter, slack, "its card stands nowhere");
    }
    Sending sending = slack.post(copy.get().channel(), copy.map(Copy::ts), letter.body());
    return switch (sending) {
      case Sending.NoPlace(String error) -> instead(org, letter, slack, error);
      case Sending.NoMessage(String error) -> instead(org, letter, slack, error);
      case Sending.Sent _, Sending.Paced _, Sending.Troubled _, Sending.Locked _, Sending.Refused _ ->
          Fates.of(sending);
    };
  }

  Fate files(OrgId org, Letter.Files letter, CarefulPost slack) {
    Optional<Copy> copy = copies(org, letter.below()).stream().max(Comparator.comparingLong(Copy::version));
    if (copy.isEmpty()) {
      return filesInstead(org, letter, slack, "its card stands nowhere");
    }
    Sending sending = slack.files(copy.get().channel(), copy.get().ts(), letter.said(), letter.papers());
    return switch (sending) {
      case Sending.NoPlace(String error) -> filesInstead(org, letter, slack, error);
      case Sending.NoMessage(String error) -> filesInstead(org, letter, slack, error);
      case Sending.Refused(String error) -> {
        LOG.atWarn()
            .addKeyValue("org", org)
            .addKeyValue("card", letter.below())
            .addKeyValue("error", error)
            .log(
                "Slack takes no files from OpsMate, so the words go alone; if the error is missing_scope, give the app "
                    + "the bot scope files:write and install it again");
        yield below(org, new Letter.InThread(letter.below(), Bodies.with(letter.said(), Remarks.noFiles(error))),
            slack);
      }
      case Sending.Sent _, Sending.Paced _, Sending.Troubled _, Sending.Locked _ -> Fates.of(sending);
    };
  }

  /** Whoever asked gets them directly, below a message that says what they are. */
  private Fate filesInstead(OrgId org, Letter.Files letter, CarefulPost slack, String why) {
    LOG.atWarn()
        .addKeyValue("org", org)
        .addKeyValue("card", letter.below())
        .addKeyValue("why", why)
        .log("files for a card's thread have no thread; whoever asked gets them directly");
    Optional<MemberId> asker = askers.asker(org, letter.below());
    if (asker.isEmpty()) {
      return new Fate.Never(why);
    }
    Announced what = new Announced(org, letter.below(), letter.said());
    Sending.Sent known = announced.get(what);
    Sending told = known == null ? slack.directly(asker.get(), letter.said()) : known;
    if (!(told instanceof Sending.Sent there)) {
      return Fates.of(told);
    }
    Fate fate = filesBelow(org, letter, there, slack);
    if (fate instanceof Fate.Again || fate instanceof Fate.Troubled) {
      remember(what, there);
    } else {
      announced.remove(what);
    }
    return fate;
  }

  /** What Slack does not take for good is said where the files were announced. */
  private static Fate filesBelow(OrgId org, Letter.Files letter, Sending.Sent told, CarefulPost slack) {
    Sending sending = slack.files(told.channel(), told.ts(), letter.said(), letter.papers());
    return switch (sending) {
      case Sending.Sent _, Sending.Paced _, Sending.Troubled _, Sending.Locked _ -> Fates.of(sending);
      case Sending.NoPlace(String error) -> noFiles(org, letter, told, slack, error);
      case Sending.NoMessage(String error) -> noFiles(org, letter, told, slack, error);
      case Sending.Refused(String error) -> noFiles(org, letter, told, slack, error);
    };
  }

  private static Fate noFiles(OrgId org, Letter.Files letter, Sending.Sent told, CarefulPost slack, String error) {
    LOG.atWarn()
        .addKeyValue("org", org)
        .addKeyValue("card", letter.below())
        .addKeyValue("error", error)
        .log("the files could not follow their message; whoever asked is told so");
    return Fates.of(slack.post(told.channel(), Optional.of(told.ts()).filter(ts -> !ts.isBlank()),
        new Letter.Body(Remarks.noFiles(error), "[]")));
  }

  private void remember(Announced what, Sending.Sent there) {
    if (announced.size() > REMEMBERED) {
      announced.clear();
    }
    announced.put(what, there);
  }

  private Fate post(OrgId org, Letter.CardVersion letter, Optional<String> thread, CarefulPost slack) {
    Sending below = slack.post(letter.channel(), thread, letter.body());
    Sending sending = below instanceof Sending.NoMessage && thread.isPresent()
        ? slack.post(letter.channel(), Optional.empty(), letter.body())
        : below;
    return switch (sending) {
      case Sending.Sent(var channel, String ts) -> {
        shows(org, letter, new Copy(channel, ts, letter.version()));
        yield new Fate.Left();
      }
      case Sending.NoPlace(String error) -> unposted(org, letter, slack, error);
      case Sending.Paced _, Sending.Troubled _, Sending.Locked _, Sending.NoMessage _, Sending.Refused _ ->
          Fates.of(sending);
    };
  }

  /** The card itself goes to whoever asked, so that its buttons and its later versions have a place. */
  private Fate unposted(OrgId org, Letter.CardVersion letter, CarefulPost slack, String error) {
    LOG.atWarn()
        .addKeyValue("org", org)
        .addKeyValue("card", letter.card())
        .addKeyValue("channel", letter.channel())
        .addKeyValue("error", error)
        .log("a card cannot be posted in its channel; OpsMate has to be invited there");
    if (askers.lost(org, letter.card(), letter.channel(), error)) {
      return new Fate.Never(error + ": OpsMate cannot post in " + letter.channel());
    }
    Optional<MemberId> asker = askers.asker(org, letter.card());
    if (asker.isEmpty()) {
      return new Fate.Never(error + ": OpsMate cannot post in " + letter.channel());
    }
    Sending sending =
        slack.directly(asker.get(), Bodies.with(letter.body(), Remarks.notThere(letter.channel(), error)));
    return switch (sending) {
      case Sending.Sent(var channel, String ts) -> {
        shows(org, letter, new Copy(channel, ts, letter.version()));
        yield new Fate.Left();
      }
      case Sending.NoPlace _, Sending.NoMessage _, Sending.Refused _ ->
          new Fate.Never(error + ": OpsMate cannot post in " + letter.channel() + ", nor write to " + asker.get());
      case Sending.Paced _, Sending.Troubled _, Sending.Locked _ -> Fates.of(sending);
    };
  }

  private Fate instead(OrgId org, Letter.InThread letter, CarefulPost slack, String why) {
    LOG.atWarn()
        .addKeyValue("org", org)
        .addKeyValue("card", letter.below())
        .addKeyValue("why", why)
        .log("a message for a card's thread has no thread; whoever asked gets it directly");
    return askers.asker(org, letter.below())
        .map(asker -> Fates.of(slack.directly(asker, letter.body())))
        .orElseGet(() -> new Fate.Never(why));
  }

  private List<Copy> copies(OrgId org, CardKey card) {
    return transactions.in(org, tx -> copies.of(tx, card));
  }

  /** Where Slack gave no ts nothing can be edited: the next version is posted anew. */
  private void shows(OrgId org, Letter.CardVersion letter, Copy copy) {
    if (copy.ts().isBlank()) {
      LOG.atWarn()
          .addKeyValue("org", org)
          .addKeyValue("card", letter.card())
          .log(
              "whatever answers for Slack gave a posted card no ts; it cannot be edited, so it is posted anew each time");
      return;
    }
    transactions.run(org, tx -> copies.shows(tx, letter.card(), copy));
  }
}

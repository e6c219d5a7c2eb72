package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox.Claimed;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one letter to Slack. */
public final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Workspaces workspaces;
  private final CardDelivery cards;
  private final HomePublisher homes;

  /**
   * Where letters go.
   *
   * @param slack the workspace of an org; empty when it has removed OpsMate
   * @param responseUrlAllowed says which addresses may be answered at all
   */
  public record Workspaces(Function<OrgId, Optional<SlackPost>> slack, Pace pace, Pictures pictures,
      Predicate<String> responseUrlAllowed) {
    Optional<CarefulPost> of(OrgId org) {
      return slack.apply(org).map(post -> new CarefulPost(org, post, pace, pictures));
    }
  }

  public Delivery(Workspaces workspaces, Transactions transactions, CardCopies copies, CardAskers askers,
      HomePublisher homes) {
    this.workspaces = workspaces;
    this.cards = new CardDelivery(transactions, copies, askers);
    this.homes = homes;
  }

  Fate deliver(Claimed claimed) {
    return workspaces.of(claimed.org())
        .map(slack -> deliver(claimed.org(), claimed.letter(), slack))
        .orElseGet(() -> new Fate.Never("the workspace has removed OpsMate"));
  }

  private Fate deliver(OrgId org, Letter letter, CarefulPost slack) {
    return switch (letter) {
      case Letter.CardVersion card -> cards.version(org, card, Optional.empty(), slack);
      case Letter.CardAt(var card, String thread) -> cards.version(org, card, given(thread), slack);
      case Letter.Answer answer -> answer(answer, slack);
      case Letter.InThread message -> cards.below(org, message, slack);
      case Letter.Files files -> cards.files(org, files, slack);
      case Letter.Ephemeral message -> ephemeral(message, slack);
      case Letter.Response response -> respond(response, slack);
      case Letter.Home(var member) -> home(org, member, slack);
      case Letter.InWindow shown -> inWindow(org, shown, slack);
    };
  }

  /** Somebody else published in between, with what was true a moment ago: it is drawn anew, and replaces anything. */
  private Fate home(OrgId org, MemberId member, CarefulPost slack) {
    HomePublisher.Drawn drawn = homes.draw(org, member);
    Sending sending = slack.publishHome(member, drawn.view(), drawn.over());
    if (sending instanceof Sending.Refused(String error) && error.equals("hash_conflict")) {
      sending = slack.publishHome(member, homes.draw(org, member).view(), "");
    }
    if (sending instanceof Sending.Sent(_, String hash)) {
      homes.published(org, member, hash);
    }
    return Fates.of(sending);
  }

  /** A window that was closed is no fault; what it was to say leaves otherwise. */
  private Fate inWindow(OrgId org, Letter.InWindow shown, CarefulPost slack) {
    Sending sending = slack.updateWindow(shown.window(), shown.view());
    return switch (sending) {
      case Sending.Sent _, Sending.Paced _, Sending.Troubled _, Sending.Locked _ -> Fates.of(sending);
      case Sending.NoMessage _ -> otherwise(org, shown, slack);
      case Sending.NoPlace(String error) -> refused(org, shown, slack, error);
      case Sending.Refused(String error) -> refused(org, shown, slack, error);
    };
  }

  private Fate refused(OrgId org, Letter.InWindow shown, CarefulPost slack, String error) {
    LOG.atWarn().addKeyValue("org", org).addKeyValue("error", error).log("Slack refused what a window was to show");
    return otherwise(org, shown, slack);
  }

  private Fate otherwise(OrgId org, Letter.InWindow shown, CarefulPost slack) {
    Letter otherwise = shown.otherwise();
    return otherwise == null ? new Fate.Left() : deliver(org, otherwise, slack);
  }

  private Fate respond(Letter.Response response, CarefulPost slack) {
    if (!workspaces.responseUrlAllowed().test(response.url())) {
      LOG.atWarn().log("a response_url that is not Slack's is not called; the answer goes as a message");
      return ephemeral(response.otherwise(), slack);
    }
    Sending sending = slack.respond(response.url(), response.inChannel(), response.otherwise().body());
    return switch (sending) {
      case Sending.Sent _, Sending.Paced _ -> Fates.of(sending);
      case Sending.Troubled _, Sending.Locked _, Sending.NoPlace _, Sending.NoMessage _, Sending.Refused _ ->
          ephemeral(response.otherwise(), slack);
    };
  }

  /** Where the words were said, in the conversation when the thread is gone; where that is impossible, as a direct message that says why. */
  private static Fate answer(Letter.Answer answer, CarefulPost slack) {
    Optional<String> thread = given(answer.thread());
    Sending sending = said(answer, thread, slack);
    return elsewhere(sending instanceof Sending.NoMessage ? said(answer, Optional.empty(), slack) : sending,
        new Letter.Ephemeral(answer.channel(), answer.member(), answer.body()), slack);
  }

  private static Sending said(Letter.Answer answer, Optional<String> thread, CarefulPost slack) {
    return answer.isPrivate()
        ? slack.ephemeral(answer.channel(), thread, answer.member(), answer.body())
        : slack.post(answer.channel(), thread, answer.body());
  }

  private static Optional<String> given(String thread) {
    return thread.isEmpty() ? Optional.empty() : Optional.of(thread);
  }

  /** In the channel, for one person's eyes; where that is impossible, as a direct message that says why. */
  private static Fate ephemeral(Letter.Ephemeral message, CarefulPost slack) {
    if (message.channel().value().equals(message.member().value())) {
      return Fates.of(slack.directly(message.member(), message.body()));
    }
    return elsewhere(slack.ephemeral(message.channel(), Optional.empty(), message.member(), message.body()), message,
        slack);
  }

  private static Fate elsewhere(Sending sending, Letter.Ephemeral message, CarefulPost slack) {
    return switch (sending) {
      case Sending.NoPlace(String error) -> Fates.of(slack.directly(message.member(),
          Bodies.with(message.body(), Remarks.notThere(message.channel(), error))));
      case Sending.Sent _, Sending.Paced _, Sending.Troubled _, Sending.Locked _, Sending.NoMessage _, Sending.Refused _ ->
          Fates.of(sending);
    };
  }
}

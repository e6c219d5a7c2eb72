package io.opsmate.commands.relay;

import io.opsmate.commands.blockkit.Drawings;
import io.opsmate.commands.blockkit.NewerBlocks;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Paper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks in one workspace as Slack wants a sender to: paced, waiting out a 429, and in plain words if a layout is refused.
 */
final class CarefulPost {
  private static final Logger LOG = LoggerFactory.getLogger(CarefulPost.class);

  /** How often a workspace that locked us out is asked again; a person repairs it meanwhile, and nothing is lost. */
  static final Duration LOCKED = Duration.ofMinutes(1);

  /** Slack's word for a scope that is missing. */
  static final String NO_FILES = "missing_scope";

  /** How long a workspace that refused newer blocks gets older ones. */
  private static final Duration OLDER = Duration.ofDays(1);

  /** What {@link #OLDER} is about. */
  private static final String NEWER = "newer blocks";

  private final OrgId org;
  private final SlackPost slack;
  private final Turns turns;
  private final Pictures pictures;

  CarefulPost(OrgId org, SlackPost slack, Pace pace, Pictures pictures) {
    this.org = org;
    this.slack = slack;
    this.turns = new Turns(org, pace);
    this.pictures = pictures;
  }

  Sending post(ChannelId channel, Optional<String> thread, Body body) {
    Kind kind = Kind.message(channel);
    Duration held = turns.heldBack(kind);
    return held.isZero()
        ? drawn(body.blocks(),
            blocks -> inTurn(kind, () -> worded(kind, body, blocks, some -> slack.post(channel, thread, some))))
        : paced(new Turns.Wait(held, kind.waits()));
  }

  /** A direct message. */
  Sending directly(MemberId member, Body body) {
    return post(new ChannelId(member.value()), Optional.empty(), body);
  }

  /** The pace of edits is a card's, taken once for all its copies by {@link #editsAllowed}. */
  Sending update(Copy copy, Body body) {
    return laidOut(Kind.EDIT, body, some -> updated(copy, some));
  }

  /** What still grows cannot be edited: it ends first, and if it cannot now, the edit is tried again later. */
  private SlackAnswer updated(Copy copy, Body body) {
    SlackAnswer answer = slack.update(copy.channel(), copy.ts(), body);
    boolean grows = answer instanceof SlackAnswer.Refused(String error, _) && error.equals(SlackErrors.STILL_GROWS);
    if (!grows || !turns.take(Kind.END_GROWING).length().isZero()) {
      return answer;
    }
    SlackAnswer ended = slack.endGrowing(copy.channel(), copy.ts());
    if (ended instanceof SlackAnswer.RateLimited(Duration retryAfter)) {
      turns.tooMany(Kind.END_GROWING, retryAfter);
    }
    return ended instanceof SlackAnswer.Sent ? slack.update(copy.channel(), copy.ts(), body) : answer;
  }

  /** How long an edit of the card has to wait; zero takes the right to edit now. */
  Duration editsAllowed(CardKey card) {
    return turns.editsAllowed(card);
  }

  Sending ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
    return laidOut(Kind.EPHEMERAL, body, some -> slack.ephemeral(channel, thread, member, some));
  }

  Sending respond(String url, boolean inChannel, Body body) {
    return laidOut(Kind.response(url), body, some -> slack.respond(url, inChannel, some));
  }

  Sending publishHome(MemberId member, String view, String over) {
    return view(Kind.HOME, view, some -> slack.publishHome(member, some, over));
  }

  /** A window has no words to fall back on: what it was to say can go as a message. */
  Sending updateWindow(String window, String view) {
    return view(Kind.WINDOW, view, some -> slack.updateWindow(window, some));
  }

  /** Files in a thread. A scope that is missing for that locks nothing else. */
  Sending files(ChannelId channel, String thread, Body said, List<Paper> papers) {
    return inTurn(Kind.FILES, () -> {
      SlackAnswer answer = slack.files(channel, thread, said.text(), papers);
      return answer instanceof SlackAnswer.Refused(String error, _) && error.equals(NO_FILES)
          ? new Sending.Refused(error)
          : sorted(Kind.FILES, answer);
    });
  }

  private Sending inTurn(Kind kind, Supplier<Sending> send) {
    Turns.Wait wait = turns.take(kind);
    return wait.length().isZero() ? send.get() : paced(wait);
  }

  private Sending laidOut(Kind kind, Body body, Function<Body, SlackAnswer> send) {
    return inTurn(kind, () -> drawn(body.blocks(), blocks -> worded(kind, body, blocks, send)));
  }

  private Sending view(Kind kind, String view, Function<String, SlackAnswer> send) {
    return inTurn(kind, () -> drawn(view, ready -> {
      SlackAnswer answer = send.apply(ready);
      if (isLayout(answer) && Drawings.isIn(view)) {
        Duration again = pictures.notShown(org, view);
        return again.isZero() ? sorted(kind, send.apply(Drawings.inWords(view))) : notYetShown(again);
      }
      return sorted(kind, answer);
    }));
  }

  /** Sees to it that Slack has the pictures first. */
  private Sending drawn(String json, Function<String, Sending> send) {
    if (!Drawings.isIn(json)) {
      return send.apply(json);
    }
    return inTurn(Kind.FILES, () -> switch (pictures.ready(org, slack, json)) {
      case Pictures.Ready.Now(String ready) -> send.apply(ready);
      case Pictures.Ready.Waits(SlackAnswer why) -> sorted(Kind.FILES, why);
    });
  }

  /** Sends with its layout; refused for that, without pictures; in older blocks; and then with its words alone. */
  private Sending worded(Kind kind, Body body, String ready, Function<Body, SlackAnswer> send) {
    boolean newer = NewerBlocks.isIn(ready) && !turns.isHeld(NEWER);
    String blocks = newer || !NewerBlocks.isIn(ready) ? ready : NewerBlocks.inOlder(ready);
    SlackAnswer answer = send.apply(new Body(body.text(), blocks));
    if (isLayout(answer) && newer) {
      refusedNewer(answer);
      blocks = NewerBlocks.inOlder(ready);
      answer = send.apply(new Body(body.text(), blocks));
    }
    if (isLayout(answer) && Drawings.isIn(body.blocks())) {
      Duration again = pictures.notShown(org, body.blocks());
      if (!again.isZero()) {
        return notYetShown(again);
      }
      String words = Drawings.inWords(body.blocks());
      answer = send.apply(new Body(body.text(), NewerBlocks.isIn(words) ? NewerBlocks.inOlder(words) : words));
    }
    if (answer instanceof SlackAnswer.Refused(String error, List<String> messages)
        && SlackErrors.isLayout(error, messages) && !body.blocks().equals("[]")) {
      LOG.atWarn()
          .addKeyValue("org", org)
          .addKeyValue("error", error)
          .addKeyValue("details", messages)
          .log("Slack refused a layout; the words go alone");
      answer = send.apply(Bodies.wordsAlone(body));
    }
    return sorted(kind, answer);
  }

  /** Remembered only when Slack says that it is the newer blocks that it does not know. */
  private void refusedNewer(SlackAnswer answer) {
    List<String> details = answer instanceof SlackAnswer.Refused(_, var messages) ? messages : List.of();
    if (details.stream().anyMatch(detail -> detail.contains("unsupported type"))) {
      turns.hold(NEWER, OLDER);
    }
    LOG.atInfo()
        .addKeyValue("org", org)
        .addKeyValue("details", details)
        .log("Slack refused newer blocks; the message goes in older ones");
  }

  private static boolean isLayout(SlackAnswer answer) {
    return answer instanceof SlackAnswer.Refused(String error, var details) && SlackErrors.isLayout(error, details);
  }

  private Sending sorted(Kind kind, SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Sent(var channel, String ts) -> new Sending.Sent(channel, ts);
      case SlackAnswer.RateLimited(Duration retryAfter) -> {
        turns.tooMany(kind, retryAfter);
        LOG.atInfo()
            .addKeyValue("org", org)
            .addKeyValue("method", kind.method())
            .addKeyValue("retryAfter", retryAfter)
            .log("Slack asks for a slower pace");
        yield new Sending.Paced(retryAfter, "Slack answered 429", kind.waits());
      }
      case SlackAnswer.TryLater(String why) -> new Sending.Troubled(why);
      case SlackAnswer.Refused(String error, List<String> messages) -> refused(kind, error, messages);
    };
  }

  private Sending refused(Kind kind, String error, List<String> messages) {
    Sending sorted = SlackErrors.sorted(error, messages);
    if (sorted instanceof Sending.Locked) {
      turns.hold(kind.together(), LOCKED);
      LOG.atError()
          .addKeyValue("org", org)
          .addKeyValue("method", kind.method())
          .addKeyValue("error", error)
          .addKeyValue("details", messages)
          .log("Slack refuses OpsMate altogether; check the bot's token and the app's scopes. Messages are kept");
    }
    return sorted;
  }

  /** It is one file that Slack still looks at; the others go on. */
  private static Sending notYetShown(Duration wait) {
    return new Sending.Paced(wait, "a picture is not ready in Slack", Fate.Waits.WITH_ITS_CONVERSATION);
  }

  private static Sending paced(Turns.Wait wait) {
    return new Sending.Paced(wait.length(), "kept at Slack's pace", wait.waits());
  }
}

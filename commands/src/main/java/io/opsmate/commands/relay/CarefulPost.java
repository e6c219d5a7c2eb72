package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks in one workspace as Slack wants a sender to: paced, waiting out a 429, and in plain words if a layout is refused.
 */
final class CarefulPost {
  private static final Logger LOG = LoggerFactory.getLogger(CarefulPost.class);

  /** How often a workspace that locked us out is asked again; a person repairs it meanwhile, and nothing is lost. */
  static final Duration LOCKED = Duration.ofMinutes(1);

  private final OrgId org;
  private final SlackPost slack;
  private final Pace pace;

  CarefulPost(OrgId org, SlackPost slack, Pace pace) {
    this.org = org;
    this.slack = slack;
    this.pace = pace;
  }

  /** What Slack counts together: a method in a workspace, and for new messages also the conversation. */
  private record Kind(OrgId org, String method, String place) {
    String all() {
      return org + " " + method;
    }

    String here() {
      return all() + " " + place;
    }
  }

  Sending post(ChannelId channel, Optional<String> thread, Body body) {
    Kind kind = new Kind(org, "chat.postMessage", channel.value());
    Duration held = heldBack(kind);
    Duration wait = held.isZero() ? pace.take(kind.here(), Pace.MESSAGES) : held;
    return wait.isZero() ? worded(kind, body, some -> slack.post(channel, thread, some)) : paced(wait);
  }

  /** A direct message. */
  Sending directly(MemberId member, Body body) {
    return post(new ChannelId(member.value()), Optional.empty(), body);
  }

  /** The pace of edits is a card's, taken once for all its copies by {@link #editsAllowed}. */
  Sending update(Copy copy, Body body) {
    return unlessHeld(new Kind(org, "chat.update", ""), body, some -> slack.update(copy.channel(), copy.ts(), some));
  }

  /** How long an edit of the card has to wait; zero takes the right to edit now. */
  Duration editsAllowed(CardKey card) {
    return pace.take(org + " card " + card, Pace.EDITS);
  }

  Sending ephemeral(ChannelId channel, MemberId member, Body body) {
    return unlessHeld(new Kind(org, "chat.postEphemeral", ""), body, some -> slack.ephemeral(channel, member, some));
  }

  Sending respond(String url, boolean inChannel, Body body) {
    return unlessHeld(new Kind(org, "response_url", url), body, some -> slack.respond(url, inChannel, some));
  }

  Sending publishHome(MemberId member, String view, String over) {
    Kind kind = new Kind(org, "views.publish", "");
    Duration wait = heldBack(kind);
    return wait.isZero() ? sorted(kind, slack.publishHome(member, view, over)) : paced(wait);
  }

  /** A window has no words to fall back on: what it was to say can go as a message. */
  Sending updateWindow(String window, String view) {
    Kind kind = new Kind(org, "views.update", "");
    Duration wait = heldBack(kind);
    return wait.isZero() ? sorted(kind, slack.updateWindow(window, view)) : paced(wait);
  }

  private Sending unlessHeld(Kind kind, Body body, Function<Body, SlackAnswer> send) {
    Duration wait = heldBack(kind);
    return wait.isZero() ? worded(kind, body, send) : paced(wait);
  }

  private Duration heldBack(Kind kind) {
    Duration all = pace.holdOn(kind.all());
    Duration here = pace.holdOn(kind.here());
    return all.compareTo(here) > 0 ? all : here;
  }

  /** Sends with its layout; refused for that, with its words alone. */
  private Sending worded(Kind kind, Body body, Function<Body, SlackAnswer> send) {
    SlackAnswer answer = send.apply(body);
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

  private Sending sorted(Kind kind, SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Sent(var channel, String ts) -> new Sending.Sent(channel, ts);
      case SlackAnswer.RateLimited(Duration retryAfter) -> {
        pace.hold(kind.here(), retryAfter);
        LOG.atInfo()
            .addKeyValue("org", org)
            .addKeyValue("method", kind.method())
            .addKeyValue("retryAfter", retryAfter)
            .log("Slack asks for a slower pace");
        yield new Sending.Paced(retryAfter, "Slack answered 429");
      }
      case SlackAnswer.TryLater(String why) -> new Sending.Troubled(why);
      case SlackAnswer.Refused(String error, List<String> messages) -> refused(kind, error, messages);
    };
  }

  private Sending refused(Kind kind, String error, List<String> messages) {
    Sending sorted = SlackErrors.sorted(error, messages);
    if (sorted instanceof Sending.Locked) {
      pace.hold(kind.all(), LOCKED);
      LOG.atError()
          .addKeyValue("org", org)
          .addKeyValue("method", kind.method())
          .addKeyValue("error", error)
          .log("Slack refuses OpsMate altogether; check the bot's token and the app's scopes. Messages are kept");
    }
    return sorted;
  }

  private static Sending paced(Duration wait) {
    return new Sending.Paced(wait, "kept at Slack's pace");
  }
}

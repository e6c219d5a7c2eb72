package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;

/**
 * Whose turn it is in one workspace. Slack's tiers are lower bounds (“50 and more a minute”), so they are kept only for a
 * while after Slack asked for a slower pace: until then nothing waits that Slack would have taken. New messages keep their
 * pace in a conversation always.
 */
final class Turns {
  /** How long a method keeps its tier after a 429. */
  private static final Duration STRICT = Duration.ofMinutes(10);

  private final OrgId org;
  private final Pace pace;

  Turns(OrgId org, Pace pace) {
    this.org = org;
    this.pace = pace;
  }

  /** How long to wait, and what waits with it; zero when the turn was taken. */
  record Wait(Duration length, Fate.Waits waits) {}

  /** Takes the turn now, or nothing. A busy conversation takes nothing from the others. */
  Wait take(Kind kind) {
    Duration held = heldBack(kind);
    if (held.isPositive()) {
      return new Wait(held, kind.waits());
    }
    Duration here = kind.isOfAConversation() ? pace.take(org, kind.here(), Pace.MESSAGES) : Duration.ZERO;
    if (here.isPositive() || !isStrict(kind)) {
      return new Wait(here, kind.waits());
    }
    return new Wait(pace.take(org, kind.together(), kind.all()),
        kind.isOfAConversation() ? Fate.Waits.WITH_ALL_CONVERSATIONS : kind.waits());
  }

  Duration editsAllowed(CardKey card) {
    return pace.take(org, "card " + card, Pace.EDITS);
  }

  /** How long Slack wants to hear nothing of the kind. */
  Duration heldBack(Kind kind) {
    Duration all = pace.holdOn(org, kind.together());
    Duration here = kind.isOfAConversation() ? pace.holdOn(org, kind.here()) : Duration.ZERO;
    return all.compareTo(here) > 0 ? all : here;
  }

  /** After one 429 its conversation waits; after another within a while, the whole method does. */
  void tooMany(Kind kind, Duration retryAfter) {
    boolean known = isStrict(kind);
    pace.hold(org, kind.isOfAConversation() && !known ? kind.here() : kind.together(), retryAfter);
    pace.hold(org, strictly(kind), STRICT);
  }

  boolean isHeld(String what) {
    return pace.holdOn(org, what).isPositive();
  }

  void hold(String what, Duration length) {
    pace.hold(org, what, length);
  }

  private boolean isStrict(Kind kind) {
    return isHeld(strictly(kind));
  }

  private static String strictly(Kind kind) {
    return "tier of " + kind.together();
  }
}

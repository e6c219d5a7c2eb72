package io.opsmate.commands.slack;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Members.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Who belongs to the workspace, remembered for a moment. What the directory did not say is asked again each time. */
final class KnownMembers {
  /** So long somebody who has just been deactivated may still read; Slack allows about 100 calls a minute. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  /** Unit: people. More than that, and it starts anew. */
  private static final int MOST = 20_000;

  private final InstantSource clock;
  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

  private record Key(OrgId org, MemberId member) {}

  private record Seen(Standing standing, Instant at) {}

  KnownMembers(InstantSource clock) {
    this.clock = clock;
  }

  Standing of(OrgId org, MemberId member, Supplier<Standing> ask) {
    Instant now = clock.instant();
    Key key = new Key(org, member);
    Seen known = seen.get(key);
    if (known != null && now.isBefore(known.at().plus(REMEMBERED)) && !now.isBefore(known.at())) {
      return known.standing();
    }
    Standing standing = ask.get();
    if (standing instanceof Standing.Active) {
      if (seen.size() >= MOST) {
        seen.clear();
      }
      seen.put(key, new Seen(standing, now));
    } else {
      seen.remove(key);
    }
    return standing;
  }
}

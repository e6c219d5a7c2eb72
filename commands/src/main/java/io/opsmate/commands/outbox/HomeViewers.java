package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** Who has opened OpsMate's Home, so that it can be kept fresh for them, and who has been welcomed beside it. */
public interface HomeViewers {
  void opened(Tx tx, MemberId member, Instant now);

  /** Notes that somebody is being welcomed; false when they have been before. */
  boolean isFirstWelcome(Tx tx, MemberId member, Instant now);

  /** Those who opened it since, the latest first, at most {@code most}. */
  List<MemberId> since(Tx tx, Instant since, int most);
}

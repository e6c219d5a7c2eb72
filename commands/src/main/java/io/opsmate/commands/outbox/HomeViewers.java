package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** Who has opened OpsMate's Home, so that it can be kept fresh for them, and who has been welcomed beside it. */
public interface HomeViewers {
  /** From the first page. */
  void opened(Tx tx, MemberId member, Instant now);

  /** Notes that somebody is being welcomed; false when they have been before. */
  boolean isFirstWelcome(Tx tx, MemberId member, Instant now);

  /** Somebody looks at another page of their requests; the first is 0. */
  void turned(Tx tx, MemberId member, int page);

  /** Slack's hash of the view it took last. */
  void published(Tx tx, MemberId member, String hash);

  /** What somebody looks at; for who never opened Home, the first page of one that nobody published. */
  Sight sight(Tx tx, MemberId member);

  /** See {@link #sight}; {@code hash} is empty before the first publishing. */
  record Sight(int page, String hash) {}

  /** Those who opened it since, the latest first, at most {@code most}. */
  List<MemberId> since(Tx tx, Instant since, int most);
}

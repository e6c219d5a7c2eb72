package io.opsmate.commands.talk;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** What was said in conversations, for as long as they last. A thread remembers what was said in it, and nothing else. */
public interface TalkMemory {
  /** Once per request; again changes nothing, and says so. Whoever comes while another keeps the same one waits. */
  boolean keep(Tx tx, Exchange exchange);

  /** Whether a request was answered already. */
  boolean holds(Tx tx, RequestKey request);

  /** The newest of a thread, the oldest first. */
  List<Exchange> latest(Tx tx, Thread thread, int most);

  /** Forgets what somebody said and what they were answered; how much that was. */
  int erase(Tx tx, MemberId member);

  void forget(Tx tx, Instant before);

  /** A conversation: the thread below one message; {@code ts} is empty for what stands in none. */
  record Thread(ChannelId channel, String ts) {}

  /** Words of a person and the answer to them. */
  record Exchange(RequestKey request, Thread thread, MemberId member, String words, String answer, Instant at) {}
}

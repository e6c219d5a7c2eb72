package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;

/** Who wanted which work stopped, for every replica to see. */
public interface Cancellations {
  /** The first one who asks is kept. */
  void ask(Tx tx, RequestKey request, MemberId member, Instant now);

  /** Empty when nobody asked. */
  Optional<MemberId> by(Tx tx, RequestKey request);

  void forget(Tx tx, Instant before);
}

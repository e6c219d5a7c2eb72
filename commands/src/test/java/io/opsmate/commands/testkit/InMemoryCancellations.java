package io.opsmate.commands.testkit;

import io.opsmate.commands.desk.Cancellations;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who wanted what stopped, in memory. */
public final class InMemoryCancellations implements Cancellations {
  private final PerOrg<Map<RequestKey, Asked>> asked = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  private record Asked(MemberId by, Instant at) {}

  @Override
  public void ask(Tx tx, RequestKey request, MemberId member, Instant now) {
    asked.in(tx).putIfAbsent(request, new Asked(member, now));
  }

  @Override
  public Optional<MemberId> by(Tx tx, RequestKey request) {
    return Optional.ofNullable(asked.in(tx).get(request)).map(Asked::by);
  }

  @Override
  public void forget(Tx tx, Instant before) {
    asked.in(tx).values().removeIf(one -> one.at().isBefore(before));
  }
}

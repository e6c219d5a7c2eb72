package io.opsmate.commands.testkit;

import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conversations in memory. */
public final class InMemoryTalk implements TalkMemory {
  private final PerOrg<Map<RequestKey, Exchange>> kept = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  @Override
  public boolean keep(Tx tx, Exchange exchange) {
    return kept.in(tx).putIfAbsent(exchange.request(), exchange) == null;
  }

  @Override
  public boolean holds(Tx tx, RequestKey request) {
    return kept.in(tx).containsKey(request);
  }

  @Override
  public List<Exchange> latest(Tx tx, Thread thread, int most) {
    List<Exchange> all = kept.in(tx)
        .values()
        .stream()
        .filter(one -> one.thread().equals(thread))
        .sorted(Comparator.comparing(Exchange::at).thenComparing(one -> one.request().value()))
        .toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  @Override
  public int erase(Tx tx, MemberId member) {
    int before = kept.in(tx).size();
    kept.in(tx).values().removeIf(one -> one.member().equals(member));
    return before - kept.in(tx).size();
  }

  @Override
  public void forget(Tx tx, Instant before) {
    kept.in(tx).values().removeIf(one -> one.at().isBefore(before));
  }
}

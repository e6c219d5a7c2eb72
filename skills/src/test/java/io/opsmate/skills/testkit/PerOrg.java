package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** State of type {@code S} per org, of which a transaction changes a copy that is kept when it commits. */
public final class PerOrg<S> {
  private final Supplier<S> empty;
  private final UnaryOperator<S> copy;
  private final Map<OrgId, S> kept = new HashMap<>();

  public PerOrg(Supplier<S> empty, UnaryOperator<S> copy) {
    this.empty = empty;
    this.copy = copy;
  }

  /** What the transaction sees and may change. */
  public S in(Tx tx) {
    if (tx instanceof InMemoryTx ours) {
      return ours.copy(this, () -> copy.apply(kept(ours.org())));
    }
    throw new IllegalArgumentException("not a transaction in memory: " + tx);
  }

  /** What is committed; change it only inside {@link InMemoryTransactions#alone}. */
  public S kept(OrgId org) {
    return kept.computeIfAbsent(org, _ -> empty.get());
  }

  public void forEachOrg(BiConsumer<OrgId, S> action) {
    Map.copyOf(kept).forEach(action);
  }

  @SuppressWarnings("unchecked")
  void keep(OrgId org, Object state) {
    kept.put(org, (S) state);
  }
}

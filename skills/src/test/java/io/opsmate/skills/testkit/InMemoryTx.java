package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An open transaction in memory: working copies of what it touched, kept at commit. */
final class InMemoryTx implements Tx {
  private final OrgId org;
  private final Map<PerOrg<?>, Object> copies = new IdentityHashMap<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private boolean ended;

  InMemoryTx(OrgId org) {
    this.org = org;
  }

  @Override
  public OrgId org() {
    return org;
  }

  @Override
  public void afterCommit(Runnable action) {
    stillOpen();
    afterCommit.add(action);
  }

  @SuppressWarnings("unchecked")
  <S> S copy(PerOrg<S> of, Supplier<S> copy) {
    stillOpen();
    return (S) copies.computeIfAbsent(of, _ -> copy.get());
  }

  List<Runnable> commit() {
    ended = true;
    copies.forEach((of, copy) -> of.keep(org, copy));
    return afterCommit;
  }

  void rollback() {
    ended = true;
  }

  private void stillOpen() {
    if (ended) {
      throw new IllegalStateException("this transaction has ended");
    }
  }
}

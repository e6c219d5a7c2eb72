package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An open database transaction of one org; adapters of this application take its connection. */
public final class PostgresTx implements Tx {
  private final OrgId org;
  private final Connection connection;
  private final List<Runnable> beforeCommit = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Map<Object, Object> held = new HashMap<>();
  private boolean ended;

  PostgresTx(OrgId org, Connection connection) {
    this.org = org;
    this.connection = connection;
  }

  /** The transaction as ours. */
  public static PostgresTx of(Tx tx) {
    if (tx instanceof PostgresTx ours) {
      return ours;
    }
    throw new IllegalArgumentException("not a transaction of PostgreSQL: " + tx);
  }

  @Override
  public OrgId org() {
    return org;
  }

  /** The connection the transaction is open on. It is not to be closed, committed or rolled back. */
  public Connection connection() {
    stillOpen();
    return connection;
  }

  @Override
  public void afterCommit(Runnable action) {
    stillOpen();
    afterCommit.add(action);
  }

  /** Runs last, inside the transaction; a failure rolls back. */
  void beforeCommit(Runnable action) {
    stillOpen();
    beforeCommit.add(action);
  }

  /** What {@code owner} keeps with this transaction, made when it first asks. */
  @SuppressWarnings("unchecked")
  <T> T held(Object owner, Supplier<T> fresh) {
    return (T) held.computeIfAbsent(owner, _ -> fresh.get());
  }

  void complete() {
    for (int i = 0; i < beforeCommit.size(); i++) {
      beforeCommit.get(i).run();
    }
  }

  List<Runnable> end() {
    ended = true;
    return List.copyOf(afterCommit);
  }

  private void stillOpen() {
    if (ended) {
      throw new IllegalStateException("this transaction has ended");
    }
  }
}

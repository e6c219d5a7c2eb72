package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions in memory, one at a time: what they change is staged and applied at commit. */
public final class InMemoryTransactions implements Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(InMemoryTransactions.class);

  private final ReentrantLock one = new ReentrantLock();

  @Override
  public <T> T in(OrgId org, Function<Tx, T> work) {
    if (one.isHeldByCurrentThread()) {
      throw new IllegalStateException("transactions do not nest");
    }
    InMemoryTx tx = new InMemoryTx(org);
    T result;
    List<Runnable> after;
    one.lock();
    try {
      result = work.apply(tx);
      after = tx.commit();
    } finally {
      tx.rollback();
      one.unlock();
    }
    after.forEach(InMemoryTransactions::harmlessly);
    return result;
  }

  /** Work on committed state while no transaction is open; for what spans orgs, such as handing out letters. */
  public <T> T alone(Supplier<T> work) {
    one.lock();
    try {
      return work.get();
    } finally {
      one.unlock();
    }
  }

  private static void harmlessly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("an action after commit failed");
    }
  }
}

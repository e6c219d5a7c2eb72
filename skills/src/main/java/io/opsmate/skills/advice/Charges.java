package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Reservation;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside and writes down. What cannot be written because the database is away is written before the org's next
 * inquiry; until then what was set aside stands for it.
 */
final class Charges {
  private static final Logger LOG = LoggerFactory.getLogger(Charges.class);

  /** Unit: charges kept in memory. Source: ours; each is a few hundred bytes. */
  private static final int MOST_OWED = 1_000;

  private final List<Charge> owed = new ArrayList<>();
  private final Transactions transactions;
  private final MeteredAdvisor.Books books;

  Charges(Transactions transactions, MeteredAdvisor.Books books) {
    this.transactions = transactions;
    this.books = books;
  }

  /** Why there is no room for it; empty when it is set aside. */
  Optional<Exhausted> reserve(OrgId org, Reservation reservation) {
    owedBy(org).forEach(this::pay);
    return transactions.in(org, tx -> books.spending().reserve(tx, reservation));
  }

  /** Each by itself: two replicas that pay in another order wait for each other at no row, and one that is refused stops none. */
  private void pay(Charge charge) {
    try {
      transactions.run(charge.org(), tx -> write(tx, charge));
    } catch (PermanentFailure e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("org", charge.org())
          .log("what a question took cannot be written and is not charged");
    }
    paid(charge);
  }

  /** Nothing was asked. Where that cannot be written, it frees itself when its time is over. */
  void free(OrgId org, UUID reservation) {
    try {
      transactions.run(org, tx -> books.spending().release(tx, reservation));
    } catch (RetriableFailure | PermanentFailure e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("org", org)
          .log("what was set aside for a question stands until its time is over");
    }
  }

  /** Writes it, or keeps it for later. An interrupt, which is how a question ends early, does not keep it from being written. */
  void settle(Charge charge) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      transactions.run(charge.org(), tx -> write(tx, charge));
    } catch (RetriableFailure | PermanentFailure e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("org", charge.org())
          .addKeyValue("kept", owe(charge))
          .log("what a question took could not be written; what was set aside for it stands");
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Once only: when an earlier try got through without anybody hearing of it, the reservation is gone. */
  private void write(Tx tx, Charge charge) {
    if (books.spending().release(tx, charge.reservation())) {
      books.spending().spent(tx, charge.spent());
      books.audit().record(tx, charge.entry());
    }
  }

  private synchronized boolean owe(Charge charge) {
    return owed.size() < MOST_OWED && owed.add(charge);
  }

  private synchronized List<Charge> owedBy(OrgId org) {
    return owed.stream().filter(charge -> charge.org().equals(org)).toList();
  }

  private synchronized void paid(Charge charge) {
    owed.remove(charge);
  }
}

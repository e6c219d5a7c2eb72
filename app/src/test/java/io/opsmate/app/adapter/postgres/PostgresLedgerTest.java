package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.JcsPlanCodec;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only a database can do to a ledger. */
class PostgresLedgerTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final JcsPlanCodec codec = new JcsPlanCodec(List.of(Boxes.SCRAP), new Json());
  private final PostgresLedger ledger = new PostgresLedger(codec);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void ofManyProposalsForOneResourceAtOnceOneIsOpened() throws Exception {
    Callable<Boolean> propose = () -> {
      try {
        database.transactions().run(Orgs.ACME, tx -> ledger.add(tx, pending("b-1", "b-2")));
        return true;
      } catch (RetriableFailure _) {
        return false;
      }
    };

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Boolean> opened = new ArrayList<>();
      for (Future<Boolean> one : threads.invokeAll(List.of(propose, propose, propose, propose))) {
        opened.add(one.get());
      }
      assertThat(opened).containsOnlyOnce(true);
    }
  }

  @Test
  void aPlanOfAnotherVersionStaysVisibleAndCannotBeClaimed() {
    Approval ready = Boxes.approved(pending("b-1"));
    database.transactions().run(Orgs.ACME, tx -> ledger.add(tx, ready));
    PostgresLedger older = new PostgresLedger(new JcsPlanCodec(List.of(), new Json()));

    List<Stored> open = database.transactions().in(Orgs.ACME, tx -> older.open(tx, 10));
    Optional<Approval> claimed =
        database.transactions().in(Orgs.ACME, tx -> older.claim(tx, ready.id(), new Lease("w", SetClock.NOON)));

    assertThat(open)
        .containsExactly(new Stored.Unreadable(ready.id(), "the action box.scrap/1 is not known here"));
    assertThat(claimed).isEmpty();
    Optional<Stored> stored = database.transactions().in(Orgs.ACME, tx -> ledger.find(tx, ready.id()));
    assertThat(stored).contains(new Stored.Readable(ready));
  }

  private Approval pending(String... boxes) {
    return Boxes.pending(codec, new TimeOrderedIds().next(), boxes);
  }
}

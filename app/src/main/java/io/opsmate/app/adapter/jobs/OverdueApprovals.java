package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.ApprovalRef;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A second look for requests that should have expired or gone on, should the job that was to do it have been given up. */
public final class OverdueApprovals {
  /** Open requests of an org looked at in one round, the newest first. */
  private static final int MOST = 500;

  private final PostgresOrgs orgs;
  private final Transactions transactions;
  private final ApprovalLedger ledger;
  private final Jobs jobs;
  private final InstantSource clock;

  public OverdueApprovals(PostgresOrgs orgs, Transactions transactions, ApprovalLedger ledger, Jobs jobs,
      InstantSource clock) {
    this.orgs = orgs;
    this.transactions = transactions;
    this.ledger = ledger;
    this.jobs = jobs;
    this.clock = clock;
  }

  public Recurring everyFiveMinutes() {
    return new Recurring("overdue-approvals", Duration.ofMinutes(5), this::sweep);
  }

  void sweep() {
    Instant now = clock.instant();
    orgs.all().forEach(org -> transactions.run(org.id(), tx -> {
      ledger.overdue(tx, now).forEach(id -> enqueue(tx, ApprovalJobs.EXPIRE, id, now));
      ledger.open(tx, MOST).forEach(stored -> {
        if (stored instanceof Stored.Readable(Approval approval)) {
          look(tx, approval, now);
        }
      });
    }));
  }

  private void look(Tx tx, Approval approval, Instant now) {
    switch (approval.state()) {
      case ApprovalState.Ready _ -> enqueue(tx, ApprovalJobs.RUN, approval.id(), now);
      case ApprovalState.Running running when running.lease().isOver(now) ->
          enqueue(tx, ApprovalJobs.RUN, approval.id(), now);
      case ApprovalState.Pending _, ApprovalState.Running _, ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ ->
          {}
    }
  }

  private void enqueue(Tx tx, JobType<ApprovalRef> type, ApprovalId id, Instant now) {
    jobs.enqueue(tx, type, "sweep:" + id, new ApprovalRef(id.toString()), now);
  }
}

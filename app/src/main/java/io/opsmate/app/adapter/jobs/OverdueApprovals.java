package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.ApprovalRef;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A second look for requests whose time is over, should the job that was to expire one have been given up. */
public final class OverdueApprovals {
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
    orgs.all()
        .forEach(org -> transactions.run(org.id(), tx -> ledger.overdue(tx, now)
            .forEach(
                id -> jobs.enqueue(tx, ApprovalJobs.EXPIRE, "sweep:" + id, new ApprovalRef(id.toString()), now))));
  }
}

package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.AuditCheckpoints;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the end of each org's audit trail when a checkpoint is due. */
public final class SigningCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(SigningCheckpoints.class);

  private final PostgresOrgs orgs;
  private final Transactions transactions;
  private final AuditCheckpoints checkpoints;
  private final PostgresAudit audit;
  private final InstantSource clock;

  public SigningCheckpoints(PostgresOrgs orgs, Transactions transactions, AuditCheckpoints checkpoints,
      PostgresAudit audit, InstantSource clock) {
    this.orgs = orgs;
    this.transactions = transactions;
    this.checkpoints = checkpoints;
    this.audit = audit;
    this.clock = clock;
  }

  public Recurring everyMinute() {
    return new Recurring("audit-checkpoints", Duration.ofMinutes(1), this::sign);
  }

  /** An org whose trail does not hold gets no checkpoint, and keeps no other org from its own. */
  void sign() {
    Instant now = clock.instant();
    orgs.all().forEach(org -> {
      try {
        transactions.run(org.id(), tx -> {
          checkpoints.signIfDue(tx, now);
          audit.forgetPlainSecrets(tx, now);
        });
      } catch (PermanentFailure e) {
        LOG.atError().setCause(e).addKeyValue("org", org.id()).log("the audit trail was not signed");
      }
    });
  }
}

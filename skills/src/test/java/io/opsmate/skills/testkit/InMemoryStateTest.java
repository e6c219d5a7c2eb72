package io.opsmate.skills.testkit;

import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.digest.DigestLedger;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts of what they stand for. */
class InMemoryStateTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryReports reports = new InMemoryReports();

  @Nested
  class TransactionsInMemory implements TransactionsContract {
    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public ReportShelf reports() {
      return reports;
    }
  }

  @Nested
  class ReportsInMemory implements ReportShelfContract {
    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public ReportShelf reports() {
      return reports;
    }
  }

  @Nested
  class LedgerInMemory implements ApprovalLedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ReadablePlanCodec codec = new ReadablePlanCodec();
    private final SequentialIds ids = new SequentialIds();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public ApprovalLedger ledger() {
      return ledger;
    }

    @Override
    public PlanCodec codec() {
      return codec;
    }

    @Override
    public Ids ids() {
      return ids;
    }
  }

  @Nested
  class AuditInMemory implements AuditTrailContract {
    private final RecordingAudit audit = new RecordingAudit();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public AuditTrail audit() {
      return audit;
    }

    @Override
    public List<AuditEntry> onRecord(OrgId org) {
      return audit.of(org);
    }
  }

  @Nested
  class StoryInMemory implements AuditStoryContract {
    private final RecordingAudit audit = new RecordingAudit();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public AuditTrail audit() {
      return audit;
    }

    @Override
    public AuditStory story() {
      return audit;
    }
  }

  @Nested
  class JobsInMemory implements JobsContract {
    private final ManualJobs jobs = new ManualJobs(transactions);

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public Jobs jobs() {
      return jobs;
    }

    @Override
    public void handle(JobSpec<?> spec) {
      jobs.handle(List.of(spec));
    }

    @Override
    public void runDue(Instant now) {
      jobs.runDue(now);
    }

    @Override
    public void restart() {}
  }

  @Nested
  class RulesInMemory implements RulesLedgerContract {
    private final InMemoryRules rules = new InMemoryRules(FULL);

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public RulesLedger rules() {
      return rules;
    }
  }

  @Nested
  class BreakersInMemory implements BreakerLedgerContract {
    private final InMemoryBreakers breakers = new InMemoryBreakers();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public BreakerLedger breakers() {
      return breakers;
    }
  }

  @Nested
  class MutesInMemory implements MuteLedgerContract {
    private final SequentialIds ids = new SequentialIds();
    private final InMemoryMutes mutes = new InMemoryMutes();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public MuteLedger mutes() {
      return mutes;
    }

    @Override
    public Ids ids() {
      return ids;
    }
  }

  @Nested
  class DigestsInMemory implements DigestLedgerContract {
    private final InMemoryDigests digests = new InMemoryDigests();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public DigestLedger digests() {
      return digests;
    }
  }

  @Nested
  class SpendingInMemory implements SpendingContract {
    private final InMemorySpending spending = new InMemorySpending(LIMITS);

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public Spending spending() {
      return spending;
    }
  }
}

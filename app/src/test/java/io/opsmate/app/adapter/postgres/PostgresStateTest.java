package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.JcsPlanCodec;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.commands.desk.Cancellations;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.talk.Feedback;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.commands.testkit.CancellationsContract;
import io.opsmate.commands.testkit.CardCopiesContract;
import io.opsmate.commands.testkit.FeedbackContract;
import io.opsmate.commands.testkit.HomeViewersContract;
import io.opsmate.commands.testkit.InboxContract;
import io.opsmate.commands.testkit.KnownFilesContract;
import io.opsmate.commands.testkit.OutboxContract;
import io.opsmate.commands.testkit.TalkMemoryContract;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.Spending.Gauge;
import io.opsmate.skills.advice.Spending.Spent;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.digest.DigestLedger;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.ApprovalLedgerContract;
import io.opsmate.skills.testkit.AuditStoryContract;
import io.opsmate.skills.testkit.AuditTrailContract;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.BreakerLedgerContract;
import io.opsmate.skills.testkit.DigestLedgerContract;
import io.opsmate.skills.testkit.MuteLedgerContract;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReportShelfContract;
import io.opsmate.skills.testkit.RulesLedgerContract;
import io.opsmate.skills.testkit.SpendingContract;
import io.opsmate.skills.testkit.TransactionsContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** PostgreSQL keeps the contracts that the fakes keep, as the application's own role. */
class PostgresStateTest {
  private static final Json JSON = new Json();
  private static final Ids IDS = new TimeOrderedIds();
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Nested
  class SpendingInPostgres implements SpendingContract {
    private final HikariDataSource replica = database.replica();

    @BeforeEach
    void empty() throws SQLException {
      truncate("advice_spent");
      truncate("advice_reserved");
    }

    @AfterEach
    void stopReplica() {
      replica.close();
    }

    @Override
    public Transactions otherReplica() {
      return new PostgresTransactions(replica);
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public Spending spending() {
      return new PostgresSpending(LIMITS);
    }

    @Test
    void whatSomebodyForgottenUsedStaysInTheSums() {
      Spent spent =
          new Spent(ANA, NOON, new PromptRef("boxes/answer", 1), "small", new Tokens(10, 5), Optional.empty());
      transactions().run(Orgs.ACME, tx -> spending().spent(tx, spent));
      transactions().run(Orgs.ACME, tx -> PostgresSpending.forget(tx, ANA, "p-1"));
      transactions().run(Orgs.ACME, tx -> spending().spent(tx, spent));

      transactions().run(Orgs.ACME, tx -> PostgresSpending.forget(tx, ANA, "p-1"));

      assertThat(transactions().in(Orgs.ACME, tx -> spending().account(tx, ANA, NOON)).gauges()).extracting(Gauge::used)
          .containsExactly("0", "$0.00", "30", "$0.00");
    }

    @Test
    void whatIsSetAsideForSomebodyForgottenIsTheirsNoMore() {
      UUID id = UUID.randomUUID();
      transactions().run(Orgs.ACME, tx -> spending().reserve(tx,
          new Spending.Reservation(id, ANA, NOON, NOON.plus(LASTS), 30, Optional.empty())));

      transactions().run(Orgs.ACME, tx -> PostgresSpending.forget(tx, ANA, "p-1"));

      assertThat(transactions().in(Orgs.ACME, tx -> spending().account(tx, ANA, NOON)).gauges()).extracting(Gauge::used)
          .containsExactly("0", "$0.00", "30", "$0.00");
      transactions().run(Orgs.ACME, tx -> spending().release(tx, id));
    }
  }

  @Nested
  class TransactionsInPostgres implements TransactionsContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public ReportShelf reports() {
      return new PostgresReports(JSON);
    }
  }

  @Nested
  class ReportsInPostgres implements ReportShelfContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public ReportShelf reports() {
      return new PostgresReports(JSON);
    }
  }

  @Nested
  class CancellationsInPostgres implements CancellationsContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public Cancellations cancellations() {
      return new PostgresCancellations();
    }
  }

  @Nested
  class TalkInPostgres implements TalkMemoryContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public TalkMemory memory() {
      return new PostgresTalk();
    }
  }

  @Nested
  class FeedbackInPostgres implements FeedbackContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public Feedback feedback() {
      return new PostgresFeedback();
    }
  }

  @Nested
  class KnownFilesInPostgres implements KnownFilesContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public KnownFiles files() {
      return new PostgresKnownFiles();
    }
  }

  @Nested
  class LedgerInPostgres implements ApprovalLedgerContract {
    private final PlanCodec codec = new JcsPlanCodec(List.of(Boxes.SCRAP), JSON);

    @BeforeEach
    void empty() throws SQLException {
      truncate("approval");
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public ApprovalLedger ledger() {
      return new PostgresLedger(codec);
    }

    @Override
    public PlanCodec codec() {
      return codec;
    }

    @Override
    public Ids ids() {
      return IDS;
    }
  }

  @Nested
  class AuditInPostgres implements AuditTrailContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public AuditTrail audit() {
      return new PostgresAudit(TestDatabase.VAULT);
    }

    @Override
    public List<AuditEntry> onRecord(OrgId org) {
      return database.transactions()
          .in(org, tx -> new AuditReader(JSON, TestDatabase.VAULT).newest(tx, 1000))
          .reversed()
          .stream()
          .map(entry -> {
            AuditReader.Detail detail = entry.detail().orElseThrow();
            return detail.member()
                .map(member -> AuditEntry.by(member, entry.at(), entry.what(), entry.subject(), detail.facts()))
                .orElseGet(
                    () -> AuditEntry.byOpsMate(entry.at(), entry.what(), entry.subject(), detail.facts()));
          })
          .toList();
    }
  }

  @Nested
  class StoryInPostgres implements AuditStoryContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public AuditTrail audit() {
      return new PostgresAudit(TestDatabase.VAULT);
    }

    @Override
    public AuditStory story() {
      return new AuditReader(JSON, TestDatabase.VAULT);
    }
  }

  @Nested
  class InboxInPostgres implements InboxContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public Inbox inbox() {
      return new PostgresInbox();
    }
  }

  @Nested
  class HomeViewersInPostgres implements HomeViewersContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public HomeViewers viewers() {
      return new PostgresHomeViewers();
    }
  }

  @Nested
  class CardCopiesInPostgres implements CardCopiesContract {
    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public CardCopies copies() {
      return new PostgresCardCopies();
    }
  }

  @Nested
  class OutboxInPostgres implements OutboxContract {
    @BeforeEach
    void empty() throws SQLException {
      truncate("chat_outbox, chat_outbox_due");
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public Outbox outbox() {
      return new PostgresOutbox(database.transactions(), JSON, IDS);
    }
  }

  @Nested
  class RulesInPostgres implements RulesLedgerContract {
    private final PostgresRules rules = new PostgresRules(new RulesJson(JSON), _ -> FULL);

    @BeforeEach
    void empty() throws SQLException {
      truncate("approval_rules, approval_stop");
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public RulesLedger rules() {
      return rules;
    }
  }

  @Nested
  class BreakersInPostgres implements BreakerLedgerContract {
    @BeforeEach
    void empty() throws SQLException {
      truncate("approval_beginning, approval_streak, approval_count, approval_trip");
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public BreakerLedger breakers() {
      return new PostgresBreakers();
    }
  }

  @Nested
  class MutesInPostgres implements MuteLedgerContract {
    @BeforeEach
    void empty() throws SQLException {
      truncate("approval_mute");
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public MuteLedger mutes() {
      return new PostgresMutes();
    }

    @Override
    public Ids ids() {
      return IDS;
    }
  }

  @Nested
  class DigestsInPostgres implements DigestLedgerContract {
    @BeforeEach
    void empty() throws SQLException {
      truncate("digest_schedule");
    }

    @Override
    public Transactions transactions() {
      return database.transactions();
    }

    @Override
    public DigestLedger digests() {
      return new PostgresDigests();
    }
  }

  private static void truncate(String tables) throws SQLException {
    try (Connection admin = database.admin()) {
      Sql.on(admin, "TRUNCATE " + tables + " CASCADE").update();
    }
  }
}

package io.opsmate.app.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Orgs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of the audit chain is what decisions of one org have to queue for; nothing else, and for as short as can be. */
class ChainEndTest {
  /** Of a decision that is enough, from the first look to the last commit. */
  private static final int MOST_ROUND_TRIPS = 28;

  private final TestDatabase database = TestDatabase.fresh();
  private final StatementLog log = new StatementLog();
  private final MarksCore core = MarksCore.on(log.on(database.app()), MarksCore.Replica.idle());

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void theEndOfTheChainIsLockedLast() {
    List<Approval> two = waiting(Orgs.ACME, 2);
    decide(Orgs.ACME, two.getFirst());
    log.clear();

    decide(Orgs.ACME, two.getLast());

    List<String> sent = log.sent();
    int locked = sent.indexOf(sent.stream().filter(ChainEndTest::locksTheEnd).findFirst().orElseThrow());
    assertThat(sent.subList(locked + 1, sent.size()))
        .allSatisfy(after -> assertThat(after).matches("commit|(?s).*\\baudit_.*"));
    assertThat(sent.subList(0, locked)).noneMatch(before -> before.contains("INSERT INTO audit_event"));
  }

  @Test
  void aDecisionMakesFewRoundTrips() {
    List<Approval> two = waiting(Orgs.ACME, 2);
    decide(Orgs.ACME, two.getFirst());
    log.clear();

    decide(Orgs.ACME, two.getLast());

    assertThat(log.sent()).hasSizeLessThanOrEqualTo(MOST_ROUND_TRIPS);
  }

  @Test
  void decisionsOfOneOrgQueueOnlyAtTheEndOfTheChainAndOtherOrgsDoNotQueueThere() throws SQLException {
    List<Approval> three = waiting(Orgs.ACME, 3);
    Approval other = waiting(Orgs.OTHER, 1).getFirst();
    decide(Orgs.ACME, three.getFirst());

    try (Connection holder = database.admin()) {
      holder.setAutoCommit(false);
      holdEnd(holder, Orgs.ACME);
      CompletableFuture<DecideResult> second = begin(Orgs.ACME, three.get(1));
      CompletableFuture<DecideResult> third = begin(Orgs.ACME, three.get(2));
      await().atMost(Duration.ofSeconds(20)).until(() -> waitingForTheEnd() == 2);

      assertThat(decide(Orgs.OTHER, other)).isInstanceOf(DecideResult.Recorded.class);
      assertThat(second).isNotDone();
      assertThat(third).isNotDone();
      holder.rollback();

      assertThat(second.join()).isInstanceOf(DecideResult.Recorded.class);
      assertThat(third.join()).isInstanceOf(DecideResult.Recorded.class);
    }
  }

  private static boolean locksTheEnd(String statement) {
    return statement.contains("audit_head");
  }

  /** Both are that far: everything else a decision locks was free. */
  private int waitingForTheEnd() throws SQLException {
    try (Connection admin = database.admin();
        PreparedStatement waiting = admin.prepareStatement(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                + " AND query LIKE '%audit_head%'");
        ResultSet count = waiting.executeQuery()) {
      count.next();
      return count.getInt(1);
    }
  }

  private static void holdEnd(Connection holder, OrgId org) throws SQLException {
    try (PreparedStatement hold =
        holder.prepareStatement("SELECT 1 FROM audit_head WHERE org_id = ? FOR UPDATE")) {
      hold.setObject(1, org.value());
      hold.executeQuery();
    }
  }

  private CompletableFuture<DecideResult> begin(OrgId org, Approval approval) {
    return CompletableFuture.supplyAsync(() -> decide(org, approval), Thread::startVirtualThread);
  }

  private DecideResult decide(OrgId org, Approval approval) {
    return core.desk()
        .decide(org, approval.id(), approval.hash(), MarksCore.APPROVER, new Decision.Approve(), Instant.now());
  }

  private List<Approval> waiting(OrgId org, int count) {
    return new Requests(core, 3).waiting(org, count);
  }
}

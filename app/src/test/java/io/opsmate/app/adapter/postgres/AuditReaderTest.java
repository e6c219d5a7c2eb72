package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changes the trail behind OpsMate's back is found out; whoever erases details lawfully is not. */
class AuditReaderTest {
  private static final MemberId ANA = new MemberId("U0ANA");
  private final AuditReader reader = new AuditReader(new Json(), TestDatabase.VAULT);
  private TestDatabase database;

  @BeforeEach
  void start() {
    database = TestDatabase.fresh();
    for (int i = 1; i <= 4; i++) {
      record(Orgs.ACME, "entry-" + i);
    }
    record(Orgs.OTHER, "entry");
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void anUntouchedChainIsIntact() {
    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Intact(4, 0));
    assertThat(check(Orgs.OTHER)).isEqualTo(new AuditReader.Check.Intact(1, 0));
  }

  @Test
  void aChangedEntryIsFound() throws SQLException {
    tamper("UPDATE audit_event SET what = 'test.nothing' WHERE seq = 2 AND org_id = '" + Orgs.ACME + "'");

    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Broken(2, "the entry was changed"));
    assertThat(check(Orgs.OTHER)).isEqualTo(new AuditReader.Check.Intact(1, 0));
  }

  @Test
  void aRemovedEntryIsFound() throws SQLException {
    tamper("DELETE FROM audit_detail WHERE seq = 3", "DELETE FROM audit_event WHERE seq = 3");

    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Broken(3, "the entry is missing"));
  }

  @Test
  void anEntryRemovedFromTheEndIsFound() throws SQLException {
    tamper("DELETE FROM audit_detail WHERE seq = 4", "DELETE FROM audit_event WHERE seq = 4");

    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Broken(4, "entries at the end are missing"));
  }

  @Test
  void changedDetailsAreFound() throws SQLException {
    tamper("UPDATE audit_detail SET detail = '{\"actor\":\"\",\"facts\":{}}' WHERE seq = 1 AND org_id = '" + Orgs.ACME
        + "'");

    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Broken(1, "its details were changed"));
  }

  @Test
  void erasedDetailsLeaveTheChainIntactAndNobodysName() {
    database.transactions().run(Orgs.ACME, tx -> Sql.in(tx, "DELETE FROM audit_detail WHERE seq = 2").update());

    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Intact(4, 1));
    assertThat(newest(Orgs.ACME).get(2).detail()).isEmpty();
    assertThat(newest(Orgs.ACME).get(2).actor()).startsWith("person:").doesNotContain(ANA.value());
  }

  @Test
  void aPersonHasOnePseudonymPerOrg() {
    assertThat(newest(Orgs.ACME)).extracting(AuditReader.Entry::actor)
        .containsOnly(newest(Orgs.ACME).getFirst().actor());
    assertThat(newest(Orgs.OTHER).getFirst().actor()).isNotEqualTo(newest(Orgs.ACME).getFirst().actor());
  }

  @Test
  void entriesOfManyTransactionsAtOnceMakeOneChain() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String word = "parallel-" + i;
        work.add(() -> {
          record(Orgs.ACME, word);
          return true;
        });
      }
      for (Future<Boolean> one : writers.invokeAll(work)) {
        assertThat(one.get()).isTrue();
      }
    }

    assertThat(check(Orgs.ACME)).isEqualTo(new AuditReader.Check.Intact(34, 0));
  }

  private void record(OrgId org, String subject) {
    database.transactions()
        .run(org, tx -> new PostgresAudit(TestDatabase.VAULT).record(tx,
            AuditEntry.by(ANA, SetClock.NOON, "test.entry", subject, Map.of("reason", "because"))));
  }

  private AuditReader.Check check(OrgId org) {
    return database.transactions().in(org, reader::verify);
  }

  private List<AuditReader.Entry> newest(OrgId org) {
    return database.transactions().in(org, tx -> reader.newest(tx, 100));
  }

  /** As somebody with all rights who knows how to get around the trigger. */
  private void tamper(String... statements) throws SQLException {
    try (Connection admin = database.admin()) {
      Sql.on(admin, "SET session_replication_role = replica").update();
      for (String statement : statements) {
        Sql.on(admin, statement).update();
      }
    }
  }
}

package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A trail to tamper with, and all that looks after it. */
final class TrailStage implements AutoCloseable {
  static final MemberId ANA = new MemberId("U0ANA");
  static final Instant NOON = SetClock.NOON;

  final TestDatabase database = TestDatabase.fresh();
  final Vault vault = TestDatabase.VAULT;
  final PostgresAudit audit = new PostgresAudit(vault);
  final AuditKeys keys = new AuditKeys(vault, Optional.empty());
  final AuditCheckpoints checkpoints = new AuditCheckpoints(keys);
  final AuditProof proof = new AuditProof(database.app(), checkpoints);

  void add(int entries) {
    for (int i = 0; i < entries; i++) {
      add(Orgs.ACME, AuditEntry.by(ANA, NOON, "test.entry", "subject-" + i, Map.of("reason", "because " + i)));
    }
  }

  void add(OrgId org, AuditEntry entry) {
    database.transactions().run(org, tx -> audit.record(tx, entry));
  }

  Checkpoint sign(Instant now) {
    return database.transactions().in(Orgs.ACME, tx -> checkpoints.sign(tx, now)).orElseThrow();
  }

  AuditProof.Verdict check() {
    return proof.check(Orgs.ACME, 1, Map.of());
  }

  List<ChainFault> faults() {
    return check().faults();
  }

  /** As somebody with all rights who knows how to get around triggers. */
  void tamper(String... statements) {
    try (Connection admin = database.admin()) {
      Sql.on(admin, "SET session_replication_role = replica").update();
      for (String statement : statements) {
        Sql.on(admin, statement).update();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  PGSimpleDataSource owner() {
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(database.owner().url());
    owner.setUser(database.owner().user());
    return owner;
  }

  @Override
  public void close() {
    database.close();
  }
}

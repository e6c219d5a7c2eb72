package io.opsmate.app.wiring;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.postgres.AuditCheckpoints;
import io.opsmate.app.adapter.postgres.AuditErasure;
import io.opsmate.app.adapter.postgres.AuditExport;
import io.opsmate.app.adapter.postgres.AuditHolds;
import io.opsmate.app.adapter.postgres.AuditKeys;
import io.opsmate.app.adapter.postgres.AuditProof;
import io.opsmate.app.adapter.postgres.AuditRetention;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresInstallations;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.postgres.SigningKey;
import io.opsmate.app.adapter.vault.Resealable;
import io.opsmate.app.adapter.vault.Vault;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What the command line does with the audit trail and the vault, on one database, without the rest of OpsMate. */
public final class AuditOffice implements AutoCloseable {
  private final UpkeepDatabase database;
  private final PostgresTransactions transactions;
  private final Vault vault;
  private final AuditKeys keys;
  private final PostgresAudit audit;
  private final InstantSource clock;

  AuditOffice(UpkeepDatabase database, Vault vault, Optional<SigningKey> signing, InstantSource clock) {
    this.database = database;
    this.transactions = new PostgresTransactions(database.app());
    this.vault = vault;
    this.keys = new AuditKeys(vault, signing);
    this.audit = new PostgresAudit(vault);
    this.clock = clock;
  }

  /** On a database that somebody else opened, and closes. */
  public static AuditOffice on(DataSource app, Optional<DataSource> owner, Vault vault, InstantSource clock) {
    return new AuditOffice(new UpkeepDatabase(app, owner, () -> {}), vault, Optional.empty(), clock);
  }

  /** Errors: {@link IllegalStateException} with sentences for people. */
  public static AuditOffice open() {
    return UpkeepDatabase.office(Clock.systemUTC());
  }

  public PostgresTransactions transactions() {
    return transactions;
  }

  public List<PostgresOrgs.Org> orgs() {
    return new PostgresOrgs(transactions, new TimeOrderedIds()).all();
  }

  public InstantSource clock() {
    return clock;
  }

  public UUID newId() {
    return new TimeOrderedIds().next();
  }

  public PostgresAudit audit() {
    return audit;
  }

  public AuditKeys keys() {
    return keys;
  }

  public AuditCheckpoints checkpoints() {
    return new AuditCheckpoints(keys);
  }

  public AuditProof proof() {
    return new AuditProof(database.app(), checkpoints());
  }

  public AuditExport export() {
    return new AuditExport(database.app());
  }

  public AuditHolds holds() {
    return new AuditHolds(audit);
  }

  public AuditErasure erasure() {
    return new AuditErasure(audit, vault);
  }

  public AuditRetention retention() {
    return new AuditRetention(database.app(), checkpoints(), audit);
  }

  /** As the owner of the tables; empty when {@code DATABASE_OWNER_URL} is not set. */
  public Optional<DataSource> owner() {
    return database.owner();
  }

  /** Everything that is sealed in the database. */
  public List<Resealable> sealed() {
    return List.of(audit.secrets(), keys,
        new PostgresInstallations(transactions, vault, audit, new TimeOrderedIds()));
  }

  public Vault vault() {
    return vault;
  }

  @Override
  public void close() {
    database.close();
  }
}

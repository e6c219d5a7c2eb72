package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.JcsPlanCodec;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.AuditCheckpoints;
import io.opsmate.app.adapter.postgres.AuditKeys;
import io.opsmate.app.adapter.postgres.AuditReader;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresCardCopies;
import io.opsmate.app.adapter.postgres.PostgresHomeViewers;
import io.opsmate.app.adapter.postgres.PostgresInbox;
import io.opsmate.app.adapter.postgres.PostgresKnownFiles;
import io.opsmate.app.adapter.postgres.PostgresLedger;
import io.opsmate.app.adapter.postgres.PostgresMutes;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.app.adapter.postgres.PostgresReports;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.postgres.SigningKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.slack.SandboxClock;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.ReportShelf;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** OpsMate's own state, in PostgreSQL. */
@Factory
@Requires(beans = DatabaseStart.class)
final class StateFactory {
  @Singleton
  @Bean(preDestroy = "close")
  Database database(DatabaseStart start) {
    return start.join();
  }

  /** Before Micronaut's own clocks; only the sandbox's can be moved. */
  @Singleton
  @Primary
  InstantSource clock(@Nullable SandboxClock sandbox) {
    return sandbox == null ? Clock.systemUTC() : sandbox;
  }

  @Singleton
  Ids ids() {
    return new TimeOrderedIds();
  }

  @Singleton
  Json json() {
    return new Json();
  }

  @Singleton
  PlanCodec planCodec(Json json) {
    return new JcsPlanCodec(SkillCatalog.ACTIONS, json);
  }

  @Singleton
  Vault vault(Settings settings, Database database) {
    return database.vault(settings);
  }

  @Singleton
  PostgresTransactions transactions(Database database) {
    return new PostgresTransactions(database.source());
  }

  @Singleton
  ApprovalLedger ledger(PlanCodec codec) {
    return new PostgresLedger(codec);
  }

  @Singleton
  MuteLedger mutes() {
    return new PostgresMutes();
  }

  @Singleton
  PostgresAudit audit(Vault vault) {
    return new PostgresAudit(vault);
  }

  @Singleton
  AuditReader auditReader(Json json, Vault vault) {
    return new AuditReader(json, vault);
  }

  @Singleton
  AuditCheckpoints checkpoints(Settings settings, Vault vault) {
    return new AuditCheckpoints(
        new AuditKeys(vault, settings.auditKey().map(key -> SigningKey.parse(key.value()))));
  }

  @Singleton
  ReportShelf reports(Json json) {
    return new PostgresReports(json);
  }

  @Singleton
  Inbox inbox() {
    return new PostgresInbox();
  }

  @Singleton
  PostgresOutbox outbox(PostgresTransactions transactions, Json json, Ids ids) {
    return new PostgresOutbox(transactions, json, ids);
  }

  @Singleton
  CardCopies cardCopies() {
    return new PostgresCardCopies();
  }

  @Singleton
  KnownFiles knownFiles() {
    return new PostgresKnownFiles();
  }

  @Singleton
  HomeViewers homeViewers() {
    return new PostgresHomeViewers();
  }

  @Singleton
  PostgresOrgs orgs(PostgresTransactions transactions, Ids ids) {
    return new PostgresOrgs(transactions, ids);
  }
}

package io.opsmate.app.cli.bench;

import io.opsmate.app.adapter.cel.CelPolicies;
import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.jobs.Retry;
import io.opsmate.app.adapter.jobs.SchedulerJobs;
import io.opsmate.app.adapter.json.JcsPlanCodec;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.app.adapter.postgres.AuditCheckpoints;
import io.opsmate.app.adapter.postgres.AuditKeys;
import io.opsmate.app.adapter.postgres.AuditProof;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresBreakers;
import io.opsmate.app.adapter.postgres.PostgresHomeViewers;
import io.opsmate.app.adapter.postgres.PostgresLedger;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.app.adapter.postgres.PostgresRules;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.outbox.OutboxChat;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Handling;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The approval core of one replica as OpsMate wires it, on a database of its own. Slack's directory answers at once, and
 * letters stay in the outbox.
 */
record MarksCore(PostgresTransactions transactions, ApprovalLedger ledger, PlanCodec codec, RulesLedger rules,
    AuditTrail audit, SchedulerJobs jobs, ApprovalDesk desk, ActionRunner runner) {
  static final MemberId APPROVER = new MemberId("U0APPROVER");

  private static final Vault VAULT = new Vault(List.of(MasterKey.of(new byte[MasterKey.LENGTH])));
  private static final Duration LEASE = Duration.ofSeconds(45);
  private static final List<UserPolicy> POLICIES = List.of(
      new UserPolicy("not too many", UserPolicy.Effect.DENY, "plan.resources > 20"),
      new UserPolicy("careful at scale", UserPolicy.Effect.REQUIRE_APPROVALS,
          "plan.resources > 20 && \"production\" in environments ? 2 : 0"));

  /** Far above what a benchmark begins in an hour. */
  private static final Limits WIDE = new Limits(20, 100, 10_000, 10_000, 100, 1_000);

  /**
   * What one replica has beside the database.
   *
   * @param threads jobs at a time
   */
  record Replica(String name, ActionRegistry acts, int threads) {
    /** One in which nothing is carried out. */
    static Replica idle() {
      return new Replica("idle", new ActionRegistry(List.of(), List.of()), 8);
    }

    /** One whose deletions end at once, and tell {@code begun} when they begin. */
    static Replica acting(String name, int threads, Runnable begun) {
      return new Replica(name, new ActionRegistry(List.of(ZombieActions.DELETE_VOLUME),
          List.of(new Handling<>(ZombieActions.DELETE_VOLUME, (_, _) -> new Recheck.Result.StillTrue(),
              new AtOnce(begun)))),
          threads);
    }
  }

  /** Deletes nothing. */
  private record AtOnce(Runnable begun) implements Executor<DeleteVolume> {
    @Override
    public Execution execute(Approved<DeleteVolume> approved) {
      begun.run();
      return Execution.done("deleted");
    }

    @Override
    public Sighting look(DeleteVolume action, AttemptId attempt) {
      return new Sighting.NotYet();
    }
  }

  static MarksCore on(DataSource source, Replica replica) {
    InstantSource clock = Clock.systemUTC();
    Json json = new Json();
    Ids ids = new TimeOrderedIds();
    PostgresTransactions transactions = new PostgresTransactions(source);
    PlanCodec codec = new JcsPlanCodec(List.of(ZombieActions.DELETE_VOLUME), json);
    ApprovalLedger ledger = new PostgresLedger(codec);
    RulesLedger rules = new PostgresRules(new RulesJson(json), _ -> given());
    PostgresBreakers counts = new PostgresBreakers();
    AuditTrail audit = new PostgresAudit(VAULT);
    Chat chat = new OutboxChat(new PostgresOutbox(transactions, json, ids), new PostgresHomeViewers(),
        new CardRenderer(), ids, clock, () -> {
        });
    SchedulerJobs jobs = new SchedulerJobs(source, transactions, new SchedulerJobs.Settings(json, ids, clock,
        replica.threads(), Duration.ofSeconds(5), Retry.DEFAULT, (_, _) -> {
        }));
    Gate gate = new Gate(rules, counts, new CelPolicies());
    ApprovalBooks books = new ApprovalBooks(ledger, audit, chat, jobs, gate);
    Estate estate = _ -> new Estate.Acting.With(replica.acts());
    Members directory = (_, _, groups) -> new Members.Standing.Active(groups);
    ApprovalDesk desk =
        new ApprovalDesk(transactions, books, new Rights(directory), new ApprovalDesk.Drafting(codec, ids, estate));
    ActionRunner runner = new ActionRunner(transactions, books,
        new Breakers(counts, gate, audit, new Alarm(chat, gate)), estate,
        new ActionRunner.Worker(replica.name(), clock, ids, LEASE));
    return new MarksCore(transactions, ledger, codec, rules, audit, jobs, desk, runner);
  }

  /** What {@code ./opsmate audit verify} checks trails with. */
  static AuditProof proof(DataSource source) {
    return new AuditProof(source, new AuditCheckpoints(new AuditKeys(VAULT, Optional.empty())));
  }

  private static OrgRules given() {
    ApprovalRule one = ApprovalRule.of("default", 1, Set.of(new Approver.Person(APPROVER)), Duration.ofHours(24));
    return new OrgRules(1, RunnerLevel.PROD, Set.of(OrgRules.ALL), OrgRules.WORKSPACE_ADMINS, List.of(one), POLICIES,
        WIDE, null);
  }
}

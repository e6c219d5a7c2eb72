package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.config.Settings;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.RuleBook;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.zombie.PriceList;
import io.opsmate.skills.zombie.ZombieSkill;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** The approval core and the skills. */
@Factory
@Requires(beans = DatabaseStart.class)
final class ApprovalFactory {
  /** Longer than a re-check, a preflight and a call together, which the AWS adapters bound at 28 s. Source: ADR 0002. */
  private static final Duration LEASE = Duration.ofSeconds(45);

  @Singleton
  RuleBook ruleBook(Settings settings) {
    return new SettingsRuleBook(settings.approvers());
  }

  @Singleton
  Rights rights(RuleBook rules, Members members) {
    return new Rights(rules, members);
  }

  @Singleton
  ApprovalBooks books(ApprovalLedger ledger, AuditTrail audit, Chat chat, Jobs jobs) {
    return new ApprovalBooks(ledger, audit, chat, jobs);
  }

  @Singleton
  ApprovalDesk desk(Transactions transactions, ApprovalBooks books, Rights rights, PlanCodec codec, Ids ids,
      Estate estate) {
    return new ApprovalDesk(transactions, books, rights, new ApprovalDesk.Drafting(codec, ids, estate));
  }

  @Singleton
  ActionRunner runner(Transactions transactions, ApprovalBooks books, Rights rights, Estate estate,
      ActionRunner.Worker worker) {
    return new ActionRunner(transactions, books, rights, estate, worker);
  }

  @Singleton
  ActionRunner.Worker worker(Database database, InstantSource clock, Ids ids) {
    return new ActionRunner.Worker("worker-" + ids.next(), clock, ids, LEASE, database.isOursAlone());
  }

  @Singleton
  SkillSet skills(ApprovalDesk desk, Clouds clouds, PriceList prices, ZombieSkill.Shelf shelf, AuditSkill audit) {
    return new SkillSet(SkillCatalog.skills(new SkillCatalog.Parts(desk, clouds, prices, shelf, audit)));
  }

  @Singleton
  AuditSkill auditSkill(Transactions transactions, AuditStory story, AuditTrail audit, Rights rights) {
    return new AuditSkill(transactions, story, audit, rights);
  }

  @Singleton
  ZombieSkill.Shelf shelf(Transactions transactions, ReportShelf reports, AuditTrail audit, Chat chat) {
    return new ZombieSkill.Shelf(transactions, reports, audit, chat);
  }
}

package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.llm.Prompts;
import io.opsmate.commands.desk.DeskSkill;
import io.opsmate.commands.home.HomeSkill;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.talk.TalkSkill;
import io.opsmate.skills.admin.AdminSkill;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalDigest;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.UndoDesk;
import io.opsmate.skills.approval.WaysBack;
import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.ask.AskSkill;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.investigate.InvestigateSkill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.ports.Papers;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.zombie.PriceList;
import io.opsmate.skills.zombie.ZombieSkill;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The approval core and the skills. */
@Factory
@Requires(beans = DatabaseStart.class)
final class ApprovalFactory {
  /** Longer than a re-check, a preflight and a call together, which the AWS adapters bound at 41 s. Source: ADR 0006. */
  private static final Duration LEASE = Duration.ofSeconds(45);

  @Singleton
  Rights rights(Members members) {
    return new Rights(members);
  }

  @Singleton
  Permits permits(Transactions transactions, RulesLedger rules, Rights rights) {
    return new Permits(transactions, rules, rights);
  }

  @Singleton
  Agendas agendas(Transactions transactions, ApprovalLedger ledger, Gate gate, Rights rights) {
    return new Agendas(transactions, ledger, gate, rights);
  }

  @Singleton
  Gate gate(RulesLedger rules, BreakerLedger breakers, PolicyEngine engine) {
    return new Gate(rules, breakers, engine);
  }

  @Singleton
  Alarm alarm(Chat chat, Gate gate) {
    return new Alarm(chat, gate);
  }

  @Singleton
  Breakers breakers(BreakerLedger ledger, Gate gate, AuditTrail audit, Alarm alarm) {
    return new Breakers(ledger, gate, audit, alarm);
  }

  @Singleton
  ApprovalBooks books(ApprovalLedger ledger, AuditTrail audit, Chat chat, Jobs jobs, Gate gate) {
    return new ApprovalBooks(ledger, audit, chat, jobs, gate);
  }

  @Singleton
  ApprovalDesk desk(Transactions transactions, ApprovalBooks books, Rights rights, ApprovalDesk.Drafting drafting) {
    return new ApprovalDesk(transactions, books, rights, drafting);
  }

  @Singleton
  ApprovalDesk.Drafting drafting(PlanCodec codec, Ids ids, Estate estate, MuteLedger mutes) {
    return new ApprovalDesk.Drafting(codec, ids, estate, mutes);
  }

  @Singleton
  UndoDesk undoDesk(Transactions transactions, ApprovalBooks books, ApprovalDesk desk, Estate estate) {
    return new UndoDesk(transactions, books, desk,
        new WaysBack(SkillCatalog.ACTIONS, SkillCatalog.WAYS_BACK, estate));
  }

  @Singleton
  ActionRunner runner(Transactions transactions, ApprovalBooks books, Breakers breakers, Estate estate,
      ActionRunner.Worker worker, Presence presence) {
    return new ActionRunner(transactions, books, breakers, presence.guarding(estate), worker);
  }

  @Singleton
  ActionRunner.Worker worker(Database database, InstantSource clock, Ids ids) {
    return new ActionRunner.Worker("worker-" + ids.next(), clock, ids, LEASE, database.isOursAlone());
  }

  @Singleton
  SkillSet skills(ApprovalDesk desk, Clouds clouds, PriceList prices, ZombieSkill.Shelf shelf,
      ZombieSkill.Voice voice, SkillCatalog.House house, Prompts prompts) {
    SkillSet skills =
        new SkillSet(SkillCatalog.skills(new SkillCatalog.Parts(desk, clouds, prices, shelf, voice, house)));
    prompts.compare(skills);
    return skills;
  }

  @Singleton
  SkillCatalog.House house(DeskSkill desk, AdminSkill admin, AuditSkill audit, HomeSkill home, DigestSkill digest,
      InvestigateSkill investigate, AskSkill ask, TalkSkill talk) {
    return new SkillCatalog.House(desk, admin, audit, home, digest, investigate, ask, talk);
  }

  @Singleton
  DeskSkill deskSkill(ApprovalDesk desk, ApprovalDigest digest) {
    return new DeskSkill(desk, digest);
  }

  @Singleton
  HomeSkill homeSkill(Transactions transactions, HomeViewers viewers, Outbox outbox) {
    return new HomeSkill(transactions, viewers, outbox);
  }

  @Singleton
  AuditSkill auditSkill(Transactions transactions, AuditStory story, AuditTrail audit, Permits permits) {
    return new AuditSkill(transactions, story, audit, permits);
  }

  @Singleton
  ZombieSkill.Voice voice(Optional<Advisor> advisor, Jobs jobs) {
    return new ZombieSkill.Voice(advisor.orElse(Advisor.NONE), jobs);
  }

  @Singleton
  ZombieSkill.Shelf shelf(Transactions transactions, ReportShelf reports, AuditTrail audit, Chat chat,
      Breakers breakers, Papers papers) {
    return new ZombieSkill.Shelf(transactions, reports, audit, chat, breakers, papers);
  }
}

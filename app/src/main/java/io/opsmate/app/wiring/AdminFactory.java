package io.opsmate.app.wiring;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.skills.admin.AdminSkill;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;

/** The skill by which people set OpsMate up. */
@Factory
@Requires(beans = DatabaseStart.class)
final class AdminFactory {
  @Singleton
  AdminSkill.State state(Transactions transactions, RulesLedger rules, Breakers breakers, AuditTrail audit,
      AuditStory story) {
    return new AdminSkill.State(transactions, rules, breakers, audit, story);
  }

  @Singleton
  AdminSkill.Voice voice(Chat chat, Alarm alarm, Jobs jobs) {
    return new AdminSkill.Voice(chat, alarm, jobs);
  }

  @Singleton
  AdminSkill.Approvals approvals(ApprovalDesk desk, Permits permits, PolicyEngine engine, GlassReview glass) {
    return new AdminSkill.Approvals(desk, permits, engine, glass);
  }

  @Singleton
  GlassReview glass(Transactions transactions, ApprovalBooks books, AuditStory story) {
    return new GlassReview(transactions, books, story);
  }

  /** It lists what all skills can do, itself among them, so it asks for them only when somebody asks it. */
  @Singleton
  AdminSkill admin(AdminSkill.State state, AdminSkill.Voice voice, AdminSkill.Approvals approvals,
      BeanProvider<SkillSet> skills) {
    return new AdminSkill(state, voice, approvals, skills::get);
  }
}

package io.opsmate.app.wiring;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.postgres.PostgresDigests;
import io.opsmate.commands.slack.OrgClients;
import io.opsmate.commands.slack.SlackZones;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.ApprovalDigest;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.digest.DigestLedger;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Zones;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Digests, and what they tell of approvals. */
@Factory
@Requires(beans = DatabaseStart.class)
final class DigestFactory {
  @Singleton
  DigestLedger digests() {
    return new PostgresDigests();
  }

  @Singleton
  Zones zones(OrgClients clients) {
    return new SlackZones(clients);
  }

  @Singleton
  DigestSkill.State state(Transactions transactions, DigestLedger ledger, AuditTrail audit, Chat chat, Jobs jobs) {
    return new DigestSkill.State(transactions, ledger, audit, chat, jobs);
  }

  /** It asks all skills what they have to tell, so it asks for them only when the time has come. */
  @Singleton
  DigestSkill digest(DigestSkill.State state, Permits permits, Zones zones, BeanProvider<SkillSet> skills,
      Optional<Advisor> advisor) {
    return new DigestSkill(state, new DigestSkill.People(permits, zones), skills::get, advisor.orElse(Advisor.NONE));
  }

  @Singleton
  ApprovalDigest approvals(Transactions transactions, ApprovalLedger ledger, AuditStory story) {
    return new ApprovalDigest(transactions, ledger, story);
  }
}

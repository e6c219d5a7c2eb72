package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.cel.CelPolicies;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.app.adapter.postgres.PostgresBreakers;
import io.opsmate.app.adapter.postgres.PostgresRules;
import io.opsmate.app.config.Settings;
import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RulesLedger;
import jakarta.inject.Singleton;

/** What orgs have decided about OpsMate, and what reads it. */
@Factory
@Requires(beans = DatabaseStart.class)
final class RulesFactory {
  @Singleton
  RulesLedger rules(Json json, Settings settings, DefaultOrg org) {
    return new PostgresRules(new RulesJson(json),
        new RulesSeed(settings, org.id()));
  }

  @Singleton
  BreakerLedger breakers() {
    return new PostgresBreakers();
  }

  @Singleton
  PolicyEngine policies() {
    return new CelPolicies();
  }
}

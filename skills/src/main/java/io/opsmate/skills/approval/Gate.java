package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;

/** Asks an org's rules, stops, breakers and policies about a plan, as they are in this transaction. */
public final class Gate {
  private final RulesLedger rules;
  private final BreakerLedger breakers;
  private final PolicyEngine engine;

  public Gate(RulesLedger rules, BreakerLedger breakers, PolicyEngine engine) {
    this.rules = rules;
    this.breakers = breakers;
    this.engine = engine;
  }

  public Ruling ruling(Tx tx, Plan plan, MemberId requester, Instant now) {
    return ruling(standing(tx), plan, requester, now);
  }

  /** The same by rules that were read already, for many plans at once. */
  Ruling ruling(Ruling.Standing standing, Plan plan, MemberId requester, Instant now) {
    return Ruling.of(standing, plan.circumstances(requester, now), engine);
  }

  /** What rules that were replaced would say of it now; empty when they are not kept. */
  Optional<Ruling> rulingOf(Tx tx, long version, Plan plan, MemberId requester, Instant now) {
    return rules.version(tx, version)
        .map(old -> Ruling.of(new Ruling.Standing(old, rules.stops(tx), breakers.tripped(tx)),
            plan.circumstances(requester, now), engine));
  }

  public OrgRules rules(Tx tx) {
    return rules.rules(tx);
  }

  Ruling.Standing standing(Tx tx) {
    return new Ruling.Standing(rules.rules(tx), rules.stops(tx), breakers.tripped(tx));
  }
}

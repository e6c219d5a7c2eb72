package io.opsmate.skills.admin;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where an org's rules are read and changed; each change is on record and open requests are looked at again. */
final class RuleBook {
  /** Has open requests judged by the new rules. */
  static final JobType<RulesVersion> CHANGED = new JobType<>("rules-changed", 1, RulesVersion.class);

  /** What a change came to. */
  sealed interface Enacted {
    /** {@code changes} is empty when everything stayed as it was; nothing was written then. */
    record InForce(OrgRules now, List<String> changes) implements Enacted {}

    /** Somebody saved first; nothing was written. */
    record Overtaken(OrgRules theirs) implements Enacted {}

    /** It cannot be; nothing was written. */
    record Impossible(OrgRules now, String because) implements Enacted {}
  }

  private final AdminSkill.State state;
  private final AdminSkill.Voice voice;

  RuleBook(AdminSkill.State state, AdminSkill.Voice voice) {
    this.state = state;
    this.voice = voice;
  }

  OrgRules rules(OrgId org) {
    return state.transactions().in(org, state.rules()::rules);
  }

  Ruling.Standing standing(OrgId org) {
    return state.transactions()
        .in(org, tx -> new Ruling.Standing(state.rules().rules(tx), state.rules().stops(tx),
            state.breakers().tripped(tx)));
  }

  /**
   * Changes the rules that somebody saw.
   *
   * @param seen the version the change was made from
   * @param change may throw {@link IllegalArgumentException} with a sentence for people
   */
  Enacted enact(OrgId org, MemberId by, long seen, UnaryOperator<OrgRules> change, Instant now) {
    try {
      return state.transactions().in(org, tx -> enact(tx, by, seen, change, now));
    } catch (RulesLedger.Overtaken e) {
      return new Enacted.Overtaken(rules(org));
    } catch (IllegalArgumentException e) {
      return new Enacted.Impossible(rules(org), String.valueOf(e.getMessage()));
    }
  }

  private Enacted enact(Tx tx, MemberId by, long seen, UnaryOperator<OrgRules> change, Instant now) {
    OrgRules before = state.rules().rules(tx);
    if (before.version() != seen) {
      return new Enacted.Overtaken(before);
    }
    OrgRules next = numbered(change.apply(before), before.version() + 1);
    List<String> changes = Changes.between(before, next);
    if (changes.isEmpty()) {
      return new Enacted.InForce(before, changes);
    }
    state.rules().save(tx, next);
    state.audit()
        .record(tx, AuditEntry.by(by, now, "rules.changed", "rules", facts(before, next, changes)));
    voice.jobs().enqueue(tx, CHANGED, "v" + next.version(), new RulesVersion(before.version()), now);
    return new Enacted.InForce(next, changes);
  }

  /** Names whoever may approve or administer now and could not before, or the other way round. */
  private static Map<String, String> facts(OrgRules before, OrgRules next, List<String> changes) {
    Map<String, String> facts = new HashMap<>(Map.of("changed", String.join("; ", changes), "from",
        Long.toString(before.version()), "to", Long.toString(next.version())));
    String members = Changes.people(before, next).stream().map(MemberId::value).collect(Collectors.joining(", "));
    if (!members.isEmpty()) {
      facts.put("members", members);
    }
    return facts;
  }

  /** However many single changes it was made of. */
  private static OrgRules numbered(OrgRules rules, long version) {
    return new OrgRules(version, rules.level(), rules.enabled(), rules.admins(), rules.rules(), rules.policies(),
        rules.limits(), rules.securityChannel());
  }
}

package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Transactions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Says who may run what, by an org's rules as they are now. Calls the outside world, so never inside a transaction. */
public final class Permits {
  private final Transactions transactions;
  private final RulesLedger rules;
  private final Rights rights;

  public Permits(Transactions transactions, RulesLedger rules, Rights rights) {
    this.transactions = transactions;
    this.rules = rules;
    this.rights = rights;
  }

  /** Why somebody may not: guests, bots and people of other workspaces nothing at all; in one clause without a full stop; empty when they may. */
  public Optional<String> refusal(OrgId org, MemberId member, MayRun mayRun) {
    return switch (mayRun) {
      case ANYONE -> switch (rights.belonging(org, member)) {
        case Rights.Belonging.Inside _ -> Optional.empty();
        case Rights.Belonging.Outside(String because) -> Optional.of(onlyMembers(because));
        case Rights.Belonging.Unknown(String because) -> Optional.of(Rights.unchecked(because));
      };
      case APPROVER -> refusal(org, member, "approvers", either(rules(org)));
      case ADMIN -> refusal(org, member, "OpsMate admins", rules(org).admins());
    };
  }

  /**
   * Why somebody is none of the workspace's own people, in one clause without a full stop; empty when they are.
   *
   * <p>Errors: {@link RetriableFailure} while the directory cannot say, so that nobody is taken for an outsider for good.
   */
  public Optional<String> outsider(OrgId org, MemberId member) {
    return switch (rights.belonging(org, member)) {
      case Rights.Belonging.Inside _ -> Optional.empty();
      case Rights.Belonging.Outside(String because) -> Optional.of(onlyMembers(because));
      case Rights.Belonging.Unknown(String because) -> throw new RetriableFailure(
          "whether you belong to this workspace could not be looked up: " + because,
          new IllegalStateException(because));
    };
  }

  private static String onlyMembers(String because) {
    return "only members of this workspace may do this: " + because;
  }

  /** All that somebody may, asked once; nothing when the directory cannot say who they are. */
  public Set<MayRun> allowed(OrgId org, MemberId member) {
    if (!(rights.belonging(org, member) instanceof Rights.Belonging.Inside)) {
      return Set.of();
    }
    OrgRules rules = rules(org);
    Set<Approver> as = rights.standing(org, member, either(rules)).as();
    Set<MayRun> allowed = EnumSet.of(MayRun.ANYONE);
    if (!as.isEmpty()) {
      allowed.add(MayRun.APPROVER);
    }
    if (!Collections.disjoint(as, rules.admins())) {
      allowed.add(MayRun.ADMIN);
    }
    return allowed;
  }

  /** Whether somebody is one of these now; not when the directory cannot say. */
  public boolean isOneOf(OrgId org, MemberId member, Set<Approver> asked) {
    return rights.standing(org, member, asked) instanceof Rights.Standing.Entitled;
  }

  private Optional<String> refusal(OrgId org, MemberId member, String who, Set<Approver> asked) {
    return switch (rights.standing(org, member, asked)) {
      case Rights.Standing.Entitled _ -> Optional.empty();
      case Rights.Standing.NotEntitled(String because) -> Optional.of("only " + who + " may do this: "
          + because.replace("you are not one of the approvers", "you are not one of them"));
    };
  }

  private OrgRules rules(OrgId org) {
    return transactions.in(org, rules::rules);
  }

  private static Set<Approver> either(OrgRules rules) {
    Set<Approver> either = new HashSet<>(rules.admins());
    either.addAll(rules.approvers());
    return either;
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts waste up for approval: one plan per kind, of the dearest resources that do not wait on another card already. */
final class ZombieProposals {
  /** Open requests looked at to say what waits already; more than a workspace can have in sensible use. */
  private static final int MOST_OPEN = 500;

  private final ApprovalDesk desk;

  ZombieProposals(ApprovalDesk desk) {
    this.desk = desk;
  }

  /** Who proposes, and where the cards go. */
  record Proposer(OrgId org, MemberId member, ChannelId channel, Instant now) {}

  /**
   * What became of it.
   *
   * @param resources how many are on new cards now
   * @param notes what was not proposed and why, one sentence each
   */
  record Proposed(int resources, List<String> notes) {
    Proposed {
      notes = List.copyOf(notes);
    }
  }

  /** Why nothing can be proposed in this estate; empty when it can. */
  Optional<String> readOnly(OrgId org) {
    return desk.readOnly(org);
  }

  /** Why the rules would not let this plan be asked for; empty when they would. */
  Optional<String> forbidden(Proposer by, Plan plan) {
    return desk.ruling(by.org(), plan, by.member(), by.now()) instanceof Ruling.Denied denied
        ? Optional.of(denied.because())
        : Optional.empty();
  }

  /** What waits on some card, as {@code id in place}. */
  Set<String> waiting(OrgId org) {
    return desk.open(org, MOST_OPEN)
        .stream()
        .flatMap(approval -> approval.plan().items().stream())
        .map(item -> item.action().resource().toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is muted where this person asks. */
  List<Mute> muted(Proposer by) {
    return desk.mutes()
        .at(by.org(), by.now())
        .stream()
        .filter(mute -> !(mute.reach() instanceof Mute.Reach.InChannel(ChannelId where)) || where.equals(by.channel()))
        .toList();
  }

  /** Per kind the first {@value Plan#MOST_ITEMS}, which are the dearest; of those, what is not on a card yet. */
  Proposed propose(Proposer by, Findings findings) {
    int proposed = 0;
    List<String> notes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Finding> all = findings.of(kind);
      proposed += propose(by, kind, all.stream().limit(Plan.MOST_ITEMS).toList(),
          findings.population().getOrDefault(kind, 0), notes);
      if (all.size() > Plan.MOST_ITEMS) {
        notes.add("%d more %s are below: one request holds %d. Tick what should go and press Propose ticked."
            .formatted(all.size() - Plan.MOST_ITEMS, kind.deed().many(), Plan.MOST_ITEMS));
      }
    }
    return new Proposed(proposed, notes);
  }

  private int propose(Proposer by, Kind kind, List<Finding> findings, int population, List<String> notes) {
    List<Finding> left = findings;
    int waiting = 0;
    while (!left.isEmpty()) {
      Plan plan = ZombiePlan.of(kind, left, population, by.now().plus(ApprovalRule.LONGEST));
      switch (desk.propose(by.org(), plan, by.member(), by.channel(), by.now())) {
        case ProposeResult.Proposed _ -> {
          alreadyWaiting(waiting, kind, notes);
          return left.size();
        }
        case ProposeResult.ReadOnly _ -> {
          return 0;
        }
        case ProposeResult.AlreadyOpen(List<ResourceRef> taken) -> {
          int before = left.size();
          left = without(left, taken);
          waiting += before - left.size();
        }
        case ProposeResult.Muted(Map<ResourceRef, Mute> muted) -> {
          notes.add(notProposed(kind, muted.size(), "muted; /opsmate mutes lists and lifts what is"));
          left = without(left, muted.keySet());
        }
        case ProposeResult.Denied denied -> {
          Set<ResourceRef> culprits = denied.culprits(plan);
          notes.add(notProposed(kind, culprits.isEmpty() ? left.size() : culprits.size(), denied.because()));
          left = culprits.isEmpty() ? List.of() : without(left, culprits);
        }
      }
    }
    alreadyWaiting(waiting, kind, notes);
    return 0;
  }

  private static String notProposed(Kind kind, int count, String because) {
    return count + " " + (count == 1 ? kind.deed().one() : kind.deed().many()) + (count == 1 ? " was" : " were")
        + " not proposed: " + because + ".";
  }

  private static List<Finding> without(List<Finding> findings, Collection<ResourceRef> taken) {
    List<Finding> left = findings.stream()
        .filter(finding -> !taken.contains(resource(finding.item())))
        .toList();
    if (left.size() == findings.size()) {
      throw new IllegalStateException("the ledger says taken, and names none of the resources proposed: " + taken);
    }
    return left;
  }

  private static ResourceRef resource(PlanItem item) {
    return item.action().resource();
  }

  private static void alreadyWaiting(int count, Kind kind, List<String> notes) {
    if (count > 0) {
      notes.add(count + " " + (count == 1 ? kind.deed().one() : kind.deed().many())
          + (count == 1 ? " waits" : " wait") + " for approval on another card already.");
    }
  }
}

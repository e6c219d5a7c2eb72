package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Draft;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be done, exactly: actions of one type with their reasons. Immutable, not empty, at most
 * {@value #MOST_ITEMS} resources, each once.
 *
 * @param actionType {@code ebs.delete-volume/1}
 * @param deed what will happen, in words that count
 * @param why the reason in one sentence
 * @param blastRadius what else could be touched
 * @param wayBack how to undo it, or that there is none
 */
public record Plan(SkillName skill, String actionType, Deed deed, List<PlanItem> items, String why,
    String blastRadius, String wayBack, Risk risk, Instant expiresAt, Context context) implements Draft {
  /** What is done to what, once and many times: {@code Delete}, {@code unattached EBS volume}, {@code … volumes}. */
  public record Deed(String verb, String one, String many) {
    String shown(int count) {
      return verb + " " + count + " " + (count == 1 ? one : many);
    }
  }

  /**
   * What rules and circuit breakers need to know beside the resources.
   *
   * @param reach what carrying it out touches
   * @param beneficiaries whom it serves in person; by default they cannot approve it
   * @param population how many resources of the type there are; 0 when nobody counted
   * @param incident the incident it belongs to; empty for none
   */
  public record Context(Reach reach, Set<MemberId> beneficiaries, int population, String incident) {
    public static final Context UNKNOWN = new Context(Reach.ESTATE, Set.of(), 0, "");

    public Context {
      beneficiaries = Set.copyOf(beneficiaries);
    }

    public static Context amongst(int population) {
      return new Context(Reach.ESTATE, Set.of(), population, "");
    }
  }

  /** Circuit breaker: resources in one plan. Source: ADR 0005. */
  public static final int MOST_ITEMS = 20;

  public Plan {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a plan needs at least one action");
    }
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException("a plan holds at most " + MOST_ITEMS + " resources, not " + items.size());
    }
    Set<ResourceRef> seen = new HashSet<>();
    items.forEach(item -> {
      if (!seen.add(item.action().resource())) {
        throw new IllegalArgumentException(item.action().resource() + " is in the plan twice");
      }
    });
  }

  /** One of which nothing is known beside its resources. */
  public Plan(SkillName skill, String actionType, Deed deed, List<PlanItem> items, String why, String blastRadius,
      String wayBack, Risk risk, Instant expiresAt) {
    this(skill, actionType, deed, items, why, blastRadius, wayBack, risk, expiresAt, Context.UNKNOWN);
  }

  public CostTotal saves() {
    return CostTotal.of(items.stream().map(PlanItem::saves).toList());
  }

  /** {@code Delete 5 unattached EBS volumes}. */
  public String title() {
    return deed.shown(items.size());
  }

  /** The same plan with only these items. */
  Plan keeping(List<PlanItem> kept) {
    return new Plan(skill, actionType, deed, kept, why, blastRadius, wayBack, risk, expiresAt, context);
  }

  /** The same plan, open until then. */
  Plan openUntil(Instant expiry) {
    return new Plan(skill, actionType, deed, items, why, blastRadius, wayBack, risk, expiry, context);
  }

  /** As rules see it, at one moment. */
  public Circumstances circumstances(MemberId requester, Instant now) {
    List<Circumstances.Target> targets = items.stream().map(item -> {
      ResourceRef resource = item.action().resource();
      return new Circumstances.Target(resource.kind(), resource.id(), resource.place(), item.environment());
    }).toList();
    return new Circumstances(skill, actionType, context.reach(), risk, targets, saves(), requester,
        context.beneficiaries(), context.population(), context.incident(), now);
  }

  /** Without the version: {@code ebs.delete-volume}. */
  String actionName() {
    return actionType.replaceFirst("/[0-9]+$", "");
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

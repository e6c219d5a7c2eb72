package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.CostTotal;
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
    String blastRadius, String wayBack, Risk risk, Instant expiresAt) {
  /** What is done to what, once and many times: {@code Delete}, {@code unattached EBS volume}, {@code … volumes}. */
  public record Deed(String verb, String one, String many) {
    String shown(int count) {
      return verb + " " + count + " " + (count == 1 ? one : many);
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

  public CostTotal saves() {
    return CostTotal.of(items.stream().map(PlanItem::saves).toList());
  }

  /** {@code Delete 5 unattached EBS volumes}. */
  public String title() {
    return deed.shown(items.size());
  }

  /** The same plan with only these items. */
  Plan keeping(List<PlanItem> kept) {
    return new Plan(skill, actionType, deed, kept, why, blastRadius, wayBack, risk, expiresAt);
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

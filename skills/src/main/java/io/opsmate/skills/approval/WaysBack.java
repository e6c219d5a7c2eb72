package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.OrgId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways back that skills declare, and what of a finished request can be taken back by them now.
 *
 * <p>Errors: {@link IllegalStateException} naming the type when two ways lead back from one, or one needs an action that
 * nobody declared.
 */
public final class WaysBack {
  private final Estate estate;
  private final Map<String, WayBack<?, ?>> byType = new HashMap<>();

  public WaysBack(Collection<ActionType<?>> declared, Collection<WayBack<?, ?>> ways, Estate estate) {
    this.estate = estate;
    ways.forEach(way -> {
      if (!declared.contains(way.of()) || !declared.contains(way.by())) {
        throw new IllegalStateException("the way back from " + way.of().id() + " by " + way.by().id()
            + " needs an action that nobody declares");
      }
      if (byType.put(way.of().id(), way) != null) {
        throw new IllegalStateException("two ways lead back from " + way.of().id() + "; keep one");
      }
    });
  }

  /**
   * What was seen.
   *
   * @param possible what can be taken back, as items of a plan
   * @param not what cannot, and why, one sentence each
   * @param over items of the request whose way back has gone for good
   */
  record Seen(List<PlanItem> possible, List<String> not, Set<Integer> over) {}

  /** Reads the world, so never inside a transaction. */
  Seen see(OrgId org, Approval approval, ApprovalState.Finished finished, Instant now) {
    return Optional.<WayBack<?, ?>>ofNullable(byType.get(approval.plan().actionType()))
        .map(way -> see(org, way, approval.plan(), finished, now))
        .orElseGet(() -> new Seen(List.of(),
            List.of("This version of OpsMate knows no way back from " + approval.plan().actionType() + "."), Set.of()));
  }

  /** Back from this plan by these items. */
  Plan plan(Approval approval, List<PlanItem> items, Instant expiresAt) {
    Plan done = approval.plan();
    WayBack<?, ?> way = byType.get(done.actionType());
    if (way == null) {
      throw new IllegalStateException("no way leads back from " + done.actionType());
    }
    return new Plan(done.skill(), way.by().id(), way.words().deed(), items,
        "Undoes “" + done.title() + "” (request " + approval.id() + ").", way.words().blastRadius(),
        way.words().wayBack(), way.by().risk(), expiresAt, done.context());
  }

  private <A extends Record & Action, B extends Record & Action> Seen see(OrgId org, WayBack<A, B> way, Plan plan,
      ApprovalState.Finished finished, Instant now) {
    List<PlanItem> possible = new ArrayList<>();
    List<String> not = new ArrayList<>();
    Set<Integer> over = new HashSet<>();
    for (int item = 0; item < plan.items().size(); item++) {
      if (finished.outcomes().get(item) instanceof Outcome.Done done && done.receipt().isPresent()) {
        PlanItem first = plan.items().get(item);
        switch (look(org, way, first, done.receipt().get(), now)) {
          case Look.Open(PlanItem back) -> possible.add(back);
          case Look.Shut(String because, boolean forGood) -> {
            not.add(first.action().resource() + ": " + because + ".");
            if (forGood) {
              over.add(item);
            }
          }
        }
      }
    }
    return new Seen(List.copyOf(possible), List.copyOf(not), Set.copyOf(over));
  }

  /** Whether one way back is open. */
  private sealed interface Look {
    record Open(PlanItem back) implements Look {}

    record Shut(String because, boolean forGood) implements Look {}
  }

  private <A extends Record & Action, B extends Record & Action> Look look(OrgId org, WayBack<A, B> way, PlanItem first,
      Receipt receipt, Instant now) {
    if (receipt.isOver(now)) {
      return new Look.Shut("the time to take it back is over", true);
    }
    Optional<B> reverse = way.reverse(way.of().shape().cast(first.action()), receipt);
    if (reverse.isEmpty()) {
      return new Look.Shut("this version of OpsMate cannot read what is left of it (" + receipt.kind() + ")", false);
    }
    return switch (check(org, way.by(), reverse.get(), now)) {
      case Recheck.Result.StillTrue _ -> new Look.Open(back(way, first, reverse.get()));
      case Recheck.Result.Changed(String because) -> new Look.Shut(because, false);
      case Recheck.Result.Over(String because) -> new Look.Shut(because, true);
      case Recheck.Result.CannotTell(String because) ->
          new Look.Shut("it could not be looked at (" + because + "); press again later", false);
    };
  }

  private static <A extends Record & Action, B extends Record & Action> PlanItem back(WayBack<A, B> way, PlanItem first,
      B reverse) {
    if (!reverse.resource().equals(first.action().resource())) {
      throw new IllegalStateException(
          way.by().id() + " takes back " + first.action().resource() + " by changing " + reverse.resource());
    }
    return new PlanItem(reverse, first.label(), way.evidence(reverse), first.saves().negated(), first.environment());
  }

  /** The same look that is had right before acting. */
  private <B extends Record & Action> Recheck.Result check(OrgId org, ActionType<B> type, B reverse, Instant now) {
    return switch (estate.acting(org)) {
      case Estate.Acting.ReadOnly(String because) -> new Recheck.Result.CannotTell(because);
      case Estate.Acting.With(ActionRegistry registry) -> registry.handling(type.id())
          .map(handling -> check(handling, reverse, now))
          .orElseGet(() -> new Recheck.Result.CannotTell("nothing here can do " + type.id()));
    };
  }

  private static <B extends Record & Action> Recheck.Result check(Handling<B> handling, Action reverse, Instant now) {
    return handling.recheck().check(handling.type().shape().cast(reverse), now);
  }
}

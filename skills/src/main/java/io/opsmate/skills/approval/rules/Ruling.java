package io.opsmate.skills.approval.rules;

import io.opsmate.skills.approval.rules.Circumstances.Target;
import io.opsmate.skills.kernel.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an org's rules say of a plan now, before anybody votes. */
public sealed interface Ruling {
  /** At least one reason. */
  record Denied(List<Denial> denials) implements Ruling {
    public Denied {
      denials = List.copyOf(denials);
    }

    /** All reasons in one clause. */
    public String because() {
      return denials.stream().map(Denial::because).collect(Collectors.joining("; "));
    }
  }

  record Wanted(Demand demand) implements Ruling {}

  /** What holds for the org at that moment. */
  record Standing(OrgRules rules, List<Stop> stops, List<Trip> trips) {
    public Standing {
      stops = List.copyOf(stops);
      trips = List.copyOf(trips);
    }
  }

  static Ruling of(Standing org, Circumstances plan, PolicyEngine engine) {
    List<Denial> denials = new ArrayList<>(held(org, plan));
    denials.addAll(optIn(org.rules(), plan));
    denials.addAll(sizes(org.rules().limits(), plan));
    List<ApprovalRule> rules = org.rules().about(plan);
    if (rules.isEmpty()) {
      denials.add(whole(plan, "no approval rule covers it, so nobody can approve it"));
    }
    Added added = Added.by(org.rules().policies(), plan, engine);
    added.denials().forEach(because -> denials.add(whole(plan, because)));
    return denials.isEmpty()
        ? new Wanted(new Demand(plan, rules, Math.max(1, added.atLeast()),
            added.reason() || rules.stream().anyMatch(rule -> rule.extras().reason()), added.notes()))
        : new Denied(denials);
  }

  /** Why nothing of this may begin at this moment, though it was approved; empty when it may. */
  static Optional<String> heldNow(Standing org, Circumstances plan) {
    List<Denial> denials = held(org, plan);
    return denials.isEmpty() ? Optional.empty() : Optional.of(new Denied(denials).because());
  }

  /** Only what holds everything back that is not begun yet: stops and tripped breakers. */
  private static List<Denial> held(Standing org, Circumstances plan) {
    List<Denial> denials = new ArrayList<>();
    org.stops()
        .stream()
        .filter(stop -> stop.holds(plan.skill()))
        .forEach(stop -> denials.add(whole(plan, (stop.skill() == null ? "everything" : plan.skill().value())
            + " is stopped (" + stop.reason() + ") until somebody resumes it")));
    org.trips()
        .stream()
        .filter(trip -> trip.skill().equals(plan.skill()))
        .forEach(trip -> denials.add(whole(plan, "the circuit breaker for " + trip.breaker().words() + " has tripped ("
            + trip.says() + ") until a person re-arms it")));
    return denials;
  }

  private static List<Denial> optIn(OrgRules rules, Circumstances plan) {
    List<Denial> denials = new ArrayList<>();
    if (!rules.isEnabled(plan.actionName())) {
      denials.add(whole(plan,
          plan.actionName()
              + " is switched off in this workspace; an OpsMate admin switches it on with /opsmate setup"));
    }
    if (plan.reach() == Reach.PULL_REQUEST) {
      return denials;
    }
    switch (rules.level()) {
      case PR_ONLY ->
          denials.add(whole(plan, "this workspace lets OpsMate propose pull requests only (runner level pr-only)"));
      case NONPROD -> {
        List<Target> production =
            plan.targets().stream().filter(target -> target.environment().mayBeProduction()).toList();
        if (!production.isEmpty()) {
          denials.add(new Denial(some(production) + (production.size() == 1 ? " is" : " are")
              + " in production or in an unknown environment, and this workspace lets OpsMate act outside production only",
              production));
        }
      }
      case PROD -> {}
    }
    return denials;
  }

  private static List<Denial> sizes(Limits limits, Circumstances plan) {
    int all = plan.targets().size();
    List<Denial> denials = new ArrayList<>();
    if (all > limits.perPlan()) {
      denials.add(new Denial("one request holds at most " + limits.perPlan() + " resources here",
          plan.targets().subList(limits.perPlan(), all)));
    }
    int share = Math.max(Limits.ALWAYS_ALLOWED, plan.population() * limits.percentOfType() / 100);
    if (plan.reach() == Reach.ESTATE && all > share) {
      denials.add(new Denial(
          "one request holds at most " + limits.percentOfType() + " % of a type here, that is " + share
              + " of " + (plan.population() == 0 ? "a number nobody counted" : plan.population()),
          plan.targets().subList(share, all)));
    }
    return denials;
  }

  private static String some(List<Target> targets) {
    String first = targets.stream().limit(3).map(Target::toString).collect(Collectors.joining(", "));
    return targets.size() > 3 ? first + " and " + (targets.size() - 3) + " more" : first;
  }

  private static Denial whole(Circumstances plan, String because) {
    return new Denial(because, plan.targets());
  }
}

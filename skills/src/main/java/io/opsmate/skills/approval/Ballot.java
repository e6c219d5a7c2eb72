package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One person's decision, on the plan they were shown, with the rights they and the earlier voters have at that moment.
 */
record Ballot(MemberId member, Decision decision, PlanHash shown, Map<MemberId, Rights.Standing> standings,
    Instant now) {
  /** Unit: characters. A reason in an emergency says something. */
  static final int SHORTEST_EMERGENCY = 10;

  /** Whether a ballot counts. */
  sealed interface Verdict {
    record Counts() implements Verdict {}

    record Invalid(DecideResult why) implements Verdict {}
  }

  Verdict judge(Approval approval, ApprovalState.Pending pending, Ruling ruling) {
    if (!approval.hash().equals(shown)) {
      return new Verdict.Invalid(new DecideResult.Stale(approval));
    }
    boolean isRequester = member.equals(approval.requester());
    return switch (decision) {
      case Decision.Approve(String reason) -> judge(ruling, demand -> approve(demand, pending, reason));
      case Decision.BreakGlass(String reason) -> judge(ruling, demand -> breakGlass(demand, reason));
      case Decision.Reject _ -> isRequester ? new Verdict.Counts() : approverOnly();
      case Decision.Withdraw _ -> isRequester
          ? new Verdict.Counts()
          : no("only the person who asked for it can withdraw it; an approver can reject it");
      case Decision.Snooze(Pause pause) -> isRequester || isApprover()
          ? snooze(pause, approval.plan().expiresAt(), Pause.zone(ruling))
          : no(only("approvers and the person who asked for it can snooze it"));
      case Decision.Reassign(List<MemberId> people, _) -> isRequester || isApprover()
          ? judge(ruling, demand -> reassign(people, demand, pending))
          : no(only("approvers and the person who asked for it can ask others by name"));
      case Decision.Mute(Duration time, _, String reason) when isApprover() -> mute(time, reason);
      case Decision.Mute _ -> no(only("approvers can mute what is proposed"));
      case Decision.Narrow narrow when narrow.of(approval.plan().items()).isEmpty() ->
          no("nothing is ticked; tick what to keep, or press Reject");
      case Decision.Narrow narrow when narrow.of(approval.plan().items()).size() == approval.plan().items().size() ->
          no("everything is ticked, so there is nothing to take out; untick what to leave alone first");
      case Decision.Narrow _ -> isRequester ? new Verdict.Counts() : approverOnly();
    };
  }

  /** Whether the rights of everybody who voted before were asked; a vote that nobody asked about must not be dropped. */
  boolean knowsAllOf(List<Vote> votes) {
    return votes.stream().allMatch(vote -> standings.containsKey(vote.member()));
  }

  /** The earlier votes of people who are approvers still, with what makes them so now. */
  List<Vote> standing(List<Vote> votes) {
    return votes.stream().filter(vote -> !as(vote.member()).isEmpty()).map(vote -> vote.as(as(vote.member()))).toList();
  }

  /** The earlier votes that still stand, with this one. */
  List<Vote> with(List<Vote> votes, String reason, boolean brokeGlass) {
    Vote ours = new Vote(member, now, as(member), reason, brokeGlass);
    return Stream.concat(standing(votes).stream().filter(vote -> !vote.member().equals(member)), Stream.of(ours))
        .toList();
  }

  /** Why nothing can be decided any more. */
  static DecideResult tooLate(Approval approval) {
    return switch (approval.state()) {
      case ApprovalState.Pending _ -> throw new IllegalStateException("still pending");
      case ApprovalState.Declined(MemberId by, _, Instant at) -> new DecideResult.AlreadyDecided(
          by.equals(approval.requester()) ? "withdrawn" : "rejected", Optional.of(by), at);
      case ApprovalState.Expired(Instant at) -> new DecideResult.AlreadyDecided("expired", Optional.empty(), at);
      case ApprovalState.Ready _, ApprovalState.Running _, ApprovalState.Finished _ -> {
        Vote last = approval.state().votes().getLast();
        yield new DecideResult.AlreadyDecided("approved", Optional.of(last.member()), last.at());
      }
    };
  }

  private static Verdict judge(Ruling ruling, java.util.function.Function<Demand, Verdict> judge) {
    return switch (ruling) {
      case Ruling.Denied denied -> no(denied.because());
      case Ruling.Wanted(Demand demand) -> judge.apply(demand);
    };
  }

  private Verdict approve(Demand demand, ApprovalState.Pending pending, String reason) {
    if (standingOf(member) instanceof Rights.Standing.NotEntitled(String because)) {
      return member.equals(demand.plan().requester())
          ? no("you asked for this; somebody else has to approve it")
          : no(because);
    }
    Tally after = new Tally(demand, with(pending.votes(), reason, false));
    List<ApprovalRule> mine = demand.rules().stream().filter(rule -> after.counts(member, as(member), rule)).toList();
    if (mine.isEmpty()) {
      return no(because(demand));
    }
    if (demand.reason() && reason.isBlank()) {
      return no(
          "the rules want a reason with each approval; press Approve again and give one, if need be in the list of "
              + "/opsmate approvals");
    }
    Optional<WorkingHours> closed = mine.stream()
        .map(ApprovalRule::hours)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(hours -> !hours.includes(now))
        .findFirst();
    if (closed.isPresent()) {
      return no("approvals count " + closed.get().shown() + " only; press again then");
    }
    return pending.hasVoteOf(member) && !after.isMet()
        ? no("you have approved this already; it waits for somebody else")
        : new Verdict.Counts();
  }

  private String because(Demand demand) {
    if (member.equals(demand.plan().requester()) && !Collections.disjoint(as(member), demand.approvers())) {
      return "you asked for this; somebody else has to approve it";
    }
    if (demand.plan().beneficiaries().contains(member)) {
      return "it would serve you in person; somebody else has to approve it";
    }
    return "you are not one of the approvers";
  }

  private Verdict breakGlass(Demand demand, String reason) {
    if (!demand.mayBreakGlass()) {
      return no("the rules here do not let one person approve this alone");
    }
    if (reason.strip().length() < SHORTEST_EMERGENCY) {
      return no("breaking the glass needs a reason of at least " + SHORTEST_EMERGENCY + " characters");
    }
    return switch (standingOf(member)) {
      case Rights.Standing.NotEntitled(String because) -> no(because);
      case Rights.Standing.Entitled(Set<Approver> as) when Collections.disjoint(as, demand.approvers()) ->
          no("you are not one of the approvers");
      case Rights.Standing.Entitled _ when !new Tally(demand, List.of()).mayActAlone(member) ->
          no("it destroys something and you asked for it or are served by it, so not even in an emergency can you approve"
              + " it alone; another approver can");
      case Rights.Standing.Entitled _ -> new Verdict.Counts();
    };
  }

  private Verdict snooze(Pause pause, Instant expiry, ZoneId zone) {
    return pause.until(now, zone).isBefore(expiry)
        ? new Verdict.Counts()
        : no("the request expires before that; snooze it for less, or decide");
  }

  private static Verdict mute(Duration time, String reason) {
    if (time.compareTo(Duration.ofDays(1)) < 0 || time.compareTo(Decision.Mute.LONGEST) > 0) {
      return no("something is muted for 1 to " + Decision.Mute.LONGEST.toDays() + " days");
    }
    return reason.isBlank() ? no("muting needs a reason, which reports show") : new Verdict.Counts();
  }

  private Verdict reassign(List<MemberId> people, Demand demand, ApprovalState.Pending pending) {
    if (people.isEmpty()) {
      return no("nobody was named");
    }
    Map<MemberId, String> because = new HashMap<>();
    people.forEach(one -> inTheWay(one, demand, pending).ifPresent(why -> because.put(one, why)));
    return because.isEmpty()
        ? new Verdict.Counts()
        : new Verdict.Invalid(new DecideResult.VotesWouldNotCount(because));
  }

  /** Why somebody's vote would not count, in the third person. */
  private Optional<String> inTheWay(MemberId one, Demand demand, ApprovalState.Pending pending) {
    if (pending.hasVoteOf(one)) {
      return Optional.of("they have approved it already");
    }
    if (standingOf(one) instanceof Rights.Standing.NotEntitled(String because)) {
      return Optional.of(because.replaceFirst("^you are ", "they are ").replaceFirst("^your ", "their "));
    }
    Tally tally = new Tally(demand, pending.votes());
    if (demand.rules().stream().anyMatch(rule -> tally.counts(one, as(one), rule))) {
      return Optional.empty();
    }
    if (tally.isRequester(one)) {
      return Optional.of("they asked for this themselves");
    }
    return Optional.of(demand.plan().beneficiaries().contains(one)
        ? "it would serve them in person"
        : "they are not one of the approvers this needs");
  }

  private boolean isApprover() {
    return standingOf(member) instanceof Rights.Standing.Entitled;
  }

  /** Who may, and why this person is none of them. */
  private String only(String who) {
    return standingOf(member) instanceof Rights.Standing.NotEntitled(String because)
        ? "only " + who + ": " + because
        : "only " + who;
  }

  private Verdict approverOnly() {
    return switch (standingOf(member)) {
      case Rights.Standing.Entitled _ -> new Verdict.Counts();
      case Rights.Standing.NotEntitled(String because) -> no(because);
    };
  }

  private Rights.Standing standingOf(MemberId one) {
    Rights.Standing standing = standings.get(one);
    return standing == null ? new Rights.Standing.NotEntitled("your rights were not checked; press again") : standing;
  }

  private Set<Approver> as(MemberId one) {
    return standingOf(one).as();
  }

  private static Verdict no(String because) {
    return new Verdict.Invalid(new DecideResult.NotAllowed(because));
  }
}

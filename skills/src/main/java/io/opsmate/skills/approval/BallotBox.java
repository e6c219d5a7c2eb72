package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a ballot that counts on record, with all that follows from it. */
final class BallotBox {
  private final ApprovalBooks books;
  private final ApprovalDesk.Drafting drafting;
  private final Alarm alarm;

  BallotBox(ApprovalBooks books, ApprovalDesk.Drafting drafting) {
    this.books = books;
    this.drafting = drafting;
    this.alarm = new Alarm(books.chat(), books.gate());
  }

  Approval put(Tx tx, Approval approval, ApprovalState.Pending pending, Ruling ruling, Ballot ballot) {
    Approval next = next(approval, pending, ruling, ballot);
    int dropped = pending.votes().size() - ballot.standing(pending.votes()).size();
    books.change(tx, next, BallotRecord.entry(ballot, next, dropped));
    if (next.state() instanceof ApprovalState.Ready ready) {
      books.later(tx, ApprovalJobs.RUN, next, ballot.now());
      ready.votes().stream().filter(Vote::brokeGlass).forEach(vote -> alarm.glassBroken(tx, next, vote));
    }
    if (next.state() instanceof ApprovalState.Declined no) {
      tell(tx, next, no);
    }
    follow(tx, next, ruling, ballot);
    return next;
  }

  private Approval next(Approval approval, ApprovalState.Pending pending, Ruling ruling, Ballot ballot) {
    return switch (ballot.decision()) {
      case Decision.Approve(String reason) ->
          approve(approval, pending, ruling, ballot, ballot.with(pending.votes(), reason, false));
      case Decision.BreakGlass(String reason) ->
          approve(approval, pending, ruling, ballot, ballot.with(pending.votes(), reason, true));
      case Decision.Reject(String reason) -> approval.to(pending.decline(ballot.member(), reason, ballot.now()));
      case Decision.Withdraw(String reason) -> approval.to(pending.decline(ballot.member(), reason, ballot.now()));
      case Decision.Mute mute ->
          approval.to(pending.decline(ballot.member(), mute.reason() + " (and muted for " + mute.time().toDays()
              + " days)", ballot.now()));
      case Decision.Snooze(Pause pause) -> approval.with(approval.attention()
          .snoozed(ballot.member(), pause.until(ballot.now(), Pause.zone(ruling))));
      case Decision.Reassign(var people, _) ->
          approval.with(approval.attention().asking(ballot.member(), people));
      case Decision.Narrow narrow -> {
        Plan smaller = narrow.of(approval.plan());
        yield approval.narrowedTo(smaller, drafting.codec().encode(smaller).hash());
      }
    };
  }

  /** What a decision brings beside the state of the request. */
  private void follow(Tx tx, Approval next, Ruling ruling, Ballot ballot) {
    switch (ballot.decision()) {
      case Decision.Snooze(Pause pause) -> books.later(tx, ApprovalJobs.WAKE, next,
          pause.until(ballot.now(), Pause.zone(ruling)));
      case Decision.Reassign reassign -> ask(tx, next, ruling, ballot, reassign);
      case Decision.Mute mute -> drafting.mutes().add(tx, mute(next, ballot, mute));
      case Decision.Approve _, Decision.BreakGlass _, Decision.Reject _, Decision.Withdraw _, Decision.Narrow _ -> {}
    }
  }

  private Mute mute(Approval approval, Ballot ballot, Decision.Mute mute) {
    Plan plan = approval.plan();
    Mute.Reach reach = switch (mute.reach()) {
      case THESE -> new Mute.Reach.These(
          plan.items().stream().map(item -> item.action().resource()).collect(Collectors.toSet()));
      case ACTION_IN_CHANNEL -> new Mute.Reach.InChannel(approval.channel());
    };
    Instant now = ballot.now();
    return new Mute(new MuteId(drafting.ids().next()), plan.actionName(), plan.title(), reach, ballot.member(), now,
        now.plus(mute.time()), mute.reason());
  }

  private void ask(Tx tx, Approval next, Ruling ruling, Ballot ballot, Decision.Reassign reassign) {
    books.chat()
        .inThread(tx, next.card(), "asked-" + next.version(), Text.of(Nudging.people(reassign.people()), ": ",
            ballot.member(), " asks you to look at this", reassign.note().isBlank() ? "" : ": " + reassign.note(),
            ". It stands at ", RuleResult.of(ruling, next.state().votes()).says(), "; expires ",
            next.plan().expiresAt(), "."));
  }

  private static Approval approve(Approval approval, ApprovalState.Pending pending, Ruling ruling, Ballot ballot,
      List<Vote> votes) {
    boolean enough = ruling instanceof Ruling.Wanted(Demand demand) && new Tally(demand, votes).isMet();
    return approval.to(pending.approve(votes, enough, ballot.now()));
  }

  /** Whoever asked hears in the thread that somebody else said no. */
  private void tell(Tx tx, Approval approval, ApprovalState.Declined no) {
    if (!no.by().equals(approval.requester())) {
      books.chat()
          .inThread(tx, approval.card(), "declined", Text.of(approval.requester(), " your request was rejected by ",
              no.by(), no.reason().isBlank() ? "" : ": " + Texts.clause(no.reason()), ". Nothing was changed."));
    }
  }
}

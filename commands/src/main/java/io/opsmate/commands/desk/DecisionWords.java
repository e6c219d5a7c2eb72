package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says to whoever pressed what became of it, unless the card itself says so. */
final class DecisionWords {
  private DecisionWords() {}

  /** A decision that counted: the card shows it, save the first of several votes, and save where no card can change. */
  static Reply recorded(Decision decision, Approval now, Ruling ruling, boolean nothingElseShowsIt) {
    String title = now.plan().title();
    return switch (decision) {
      case Decision.Approve _, Decision.BreakGlass _ -> approved(now, ruling, nothingElseShowsIt);
      case Decision.Narrow _ -> new Reply.Nothing();
      case Decision.Reject _, Decision.Withdraw _ -> nothingElseShowsIt
          ? Reply.toYou(now.state() instanceof ApprovalState.Declined(var by, _, _) && by.equals(now.requester())
              ? "Withdrawn"
              : "Rejected", Text.of(title, ": nothing was changed."))
          : new Reply.Nothing();
      case Decision.Snooze _ -> Reply.toYou("Snoozed", Text.of(title, ":", now.attention().says(),
          " It stays open until then and can be approved; the thread in ", now.channel(), " says when it is back."));
      case Decision.Reassign _ -> Reply.toYou("Asked", Text.of(title, ":", now.attention().says(),
          " They are mentioned below the card in ", now.channel(), "."));
      case Decision.Mute mute -> Reply.toYou("Rejected and muted", Text.of(title,
          ": nothing was changed, and the same is not proposed for " + mute.time().toDays() + " days. ",
          Text.code("/opsmate mutes"), " lists what is muted and lifts it."));
    };
  }

  private static Reply approved(Approval now, Ruling ruling, boolean nothingElseShowsIt) {
    return switch (now.state()) {
      case ApprovalState.Pending(var votes) -> Reply.toYou("Your approval is on record",
          Text.of(now.plan().title(), ": ", RuleResult.of(ruling, votes).says(), ". Nothing happens before that."));
      case ApprovalState.Ready _ when nothingElseShowsIt -> Reply.toYou("Approved",
          Text.of(now.plan().title(), " begins now; the card in ", now.channel(), " shows how it goes."));
      case ApprovalState.Ready _, ApprovalState.Running _, ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ ->
          new Reply.Nothing();
    };
  }

  static Reply wouldNotCount(DecideResult.VotesWouldNotCount not) {
    List<Object> words = new ArrayList<>();
    words.add("Nobody was asked. ");
    not.because()
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().value()))
        .forEach(entry -> words
            .addAll(List.of("The vote of ", entry.getKey(), " would not count: " + entry.getValue() + ". ")));
    words.add("Ask somebody who may approve this; Details says who that is.");
    return Reply.toYou("Nobody was asked", Text.of(words.toArray()));
  }

  static Reply stale(DecideResult.Stale stale) {
    return Reply.toYou("Nothing was recorded", Text.of("The plan changed after this card was drawn. It now says: ",
        Text.strong(stale.now().plan().title()), ". Look at the card again and decide on that."));
  }

  static Reply notAllowed(DecideResult.NotAllowed no) {
    return Reply.toYou("Nothing was recorded", Text.of("Your press does not count: ", no.because(), "."));
  }

  static Reply alreadyDecided(DecideResult.AlreadyDecided decided, MemberId presser) {
    Text how = switch (decided) {
      case DecideResult.AlreadyDecided(String word, Optional<MemberId> by, Instant when) when by.isPresent() ->
          Text.of("This was already ", word, " by ", by.get().equals(presser) ? "you" : by.get(), " ", when, ".");
      case DecideResult.AlreadyDecided(String word, _, Instant when) -> Text.of("This ", word, " ", when, ".");
    };
    return Reply.toYou("Already decided", Text.of(how, " Your press changed nothing."));
  }
}

package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.Optional;

/** Says to whoever pressed what became of it, unless the card itself says so. */
final class DecisionWords {
  private DecisionWords() {}

  /** A decision that counted: the card shows it, save the first of several votes, and save where no card can change. */
  static Reply recorded(Approval now, Ruling ruling, boolean nothingElseShowsIt) {
    return switch (now.state()) {
      case ApprovalState.Pending(var votes) when !votes.isEmpty() -> Reply.toYou("Your approval is on record",
          Text.of(now.plan().title(), ": ", RuleResult.of(ruling, votes).says(), ". Nothing happens before that."));
      case ApprovalState.Ready _ when nothingElseShowsIt -> Reply.toYou("Approved",
          Text.of(now.plan().title(), " begins now; the card in ", now.channel(), " shows how it goes."));
      case ApprovalState.Declined(var by, _, _) when nothingElseShowsIt -> Reply.toYou(
          by.equals(now.requester()) ? "Withdrawn" : "Rejected", Text.of(now.plan().title(), ": nothing was changed."));
      case ApprovalState.Pending _, ApprovalState.Ready _, ApprovalState.Running _, ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ ->
          new Reply.Nothing();
    };
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

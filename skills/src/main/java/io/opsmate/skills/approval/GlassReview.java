package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts on record that somebody else looked at an approval that one person gave alone. Whether it was is read from the record. */
public final class GlassReview {
  private static final String REVIEWED = "approval.glass-reviewed";

  private final Transactions transactions;
  private final ApprovalBooks books;
  private final AuditStory story;
  private final Alarm alarm;

  public GlassReview(Transactions transactions, ApprovalBooks books, AuditStory story) {
    this.transactions = transactions;
    this.books = books;
    this.story = story;
    this.alarm = new Alarm(books.chat(), books.gate());
  }

  /** What a review came to. */
  public sealed interface Result {
    record Reviewed() implements Result {}

    /** {@code by} is absent when the name was erased. */
    record Already(Optional<MemberId> by, Instant at) implements Result {}

    record NotAllowed(String because) implements Result {}
  }

  /** For somebody who may approve; rights are the caller's to check. */
  public Result review(OrgId org, ApprovalId id, MemberId member, Instant now) {
    return transactions.in(org, tx -> {
      Optional<Stored> stored = books.ledger().lock(tx, id);
      return stored.isPresent() && stored.get() instanceof Stored.Readable(Approval approval)
          ? review(tx, approval, member, now)
          : new Result.NotAllowed("there is no such request here");
    });
  }

  private Result review(Tx tx, Approval approval, MemberId member, Instant now) {
    Optional<Vote> alone = approval.state().votes().stream().filter(Vote::brokeGlass).findFirst();
    if (alone.isEmpty()) {
      return new Result.NotAllowed("nobody broke the glass for this request");
    }
    Optional<AuditStory.Line> earlier = story.about(tx, approval.id().toString())
        .stream()
        .filter(line -> line.what().equals(REVIEWED))
        .findFirst();
    if (earlier.isPresent()) {
      return new Result.Already(earlier.get().by(), earlier.get().at());
    }
    if (alone.get().member().equals(member)) {
      return new Result.NotAllowed("you broke the glass yourself; somebody else has to review it");
    }
    books.audit()
        .record(tx, AuditEntry.by(member, now, REVIEWED, approval.id().toString(),
            Map.of("reason given", alone.get().reason())));
    alarm.reviewed(tx, approval, alone.get(), member, now);
    return new Result.Reviewed();
  }
}

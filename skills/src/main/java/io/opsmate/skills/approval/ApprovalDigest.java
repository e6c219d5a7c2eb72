package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.DigestSpec;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What digests tell of requests: what waits, what was decided and done in a day, and what that takes off the bill. */
public final class ApprovalDigest implements DigestSpec {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Set<String> DECIDED = Set.of("approval.approved", "approval.glass-broken", "approval.rejected");

  /** Unit: requests. */
  private static final int OPEN = 200;

  /** Unit: entries of the trail at a time, and how often at most. */
  private static final int PAGE = 250;

  private static final int PAGES = 8;

  private final Transactions transactions;
  private final ApprovalLedger ledger;
  private final AuditStory story;

  public ApprovalDigest(Transactions transactions, ApprovalLedger ledger, AuditStory story) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.story = story;
  }

  @Override
  public DigestPiece read(DigestCall call) {
    return transactions.in(call.org(), tx -> {
      List<Approval> waiting = ledger.open(tx, OPEN)
          .stream()
          .filter(Stored.Readable.class::isInstance)
          .map(stored -> ((Stored.Readable) stored).approval())
          .filter(approval -> approval.state() instanceof ApprovalState.Pending)
          .toList();
      List<Line> lately = lately(tx, call.now().minus(DAY));
      long decided = lately.stream().filter(line -> DECIDED.contains(line.what())).count();
      long done = lately.stream().filter(line -> line.what().equals("action.done")).count();
      CostTotal removed = ledger.removed(tx, call.now().minus(MONTH));
      return new DigestPiece(headline(waiting.size(), decided, removed), figures(waiting.size(), decided, done,
          removed), CostTotal.of(List.of()), waiting.stream().map(ApprovalDigest::row).toList());
    });
  }

  private static Text headline(int waiting, long decided, CostTotal removed) {
    return Text.of(Text.strong(waiting == 0 ? "Nothing waits for an approval"
        : waiting == 1
            ? "1 request waits for an approval"
        : waiting + " requests wait for an approval"), "; " + decided + " decided in 24 hours. Removed in 30 days: ",
        Text.strong(removed.shown()), ".");
  }

  private static List<Figure> figures(int waiting, long decided, long done, CostTotal removed) {
    List<Figure> figures = new ArrayList<>(List.of(new Figure("Requests waiting", waiting, ""),
        new Figure("Decided in 24 hours", decided, ""), new Figure("Done in 24 hours", done, "")));
    removed.exactly()
        .ifPresent(money -> figures.add(new Figure("Removed in 30 days", money.amount().doubleValue(),
            money.shown().contains("$") ? "$/mo" : money.currency().getCurrencyCode() + "/mo")));
    return figures;
  }

  private static Card.Row row(Approval approval) {
    return new Card.Row(Text.of(Text.strong(approval.plan().title())),
        Text.of("asked for by ", approval.requester(), ", open until ", approval.plan().expiresAt()));
  }

  /** The newest first, back to {@code since}; when there is very much of it, what is older is left out. */
  private List<Line> lately(Tx tx, Instant since) {
    List<Line> lately = new ArrayList<>();
    long before = AuditStory.END;
    for (int page = 0; page < PAGES; page++) {
      List<Line> lines = story.search(tx, new Search.Everything(), before, PAGE);
      lines.stream().filter(line -> line.at().isAfter(since)).forEach(lately::add);
      if (lines.size() < PAGE || !lines.getLast().at().isAfter(since)) {
        break;
      }
      before = lines.getLast().seq();
    }
    return lately;
  }
}

package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Removes the oldest part of an org's trail, up to a signed checkpoint from which the rest is still proved. Works as the
 * owner of the tables: the application's own role can remove nothing.
 */
public final class AuditRetention {
  private final DataSource source;
  private final AuditCheckpoints checkpoints;
  private final AuditTrail audit;

  /** @param source as the application; reads only */
  public AuditRetention(DataSource source, AuditCheckpoints checkpoints, AuditTrail audit) {
    this.source = source;
    this.checkpoints = checkpoints;
    this.audit = audit;
  }

  /** What came of it. */
  public sealed interface Result {
    record Removed(long entries, long upTo) implements Result {}

    /** Nothing was changed, because nothing was to be. */
    record WouldRemove(long entries, long upTo) implements Result {}

    record NothingOldEnough(String because) implements Result {}

    /** As the end of a sentence. */
    record Refused(String because) implements Result {}
  }

  private record Cut(Checkpoint at, long entries) {}

  /** What {@link #remove} would do. */
  public Result preview(OrgId org, Instant olderThan) {
    Optional<Result> refusal = refusal(org);
    return refusal.orElseGet(() -> cut(org, olderThan)
        .<Result>map(cut -> new Result.WouldRemove(cut.entries(), cut.at().seq()))
        .orElseGet(() -> nothing(olderThan)));
  }

  /**
   * Removes all up to the newest checkpoint signed before {@code olderThan}. A trail with a fault is left alone, so that
   * no fault goes with what is removed.
   *
   * @param owner as the owner of the tables
   */
  public Result remove(OrgId org, Instant olderThan, DataSource owner, String by, Instant now) {
    Optional<Result> refusal = refusal(org);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return cut(org, olderThan)
        .map(cut -> new PostgresTransactions(owner).in(org, tx -> remove(tx, cut, by, now)))
        .orElseGet(() -> nothing(olderThan));
  }

  private Optional<Result> refusal(OrgId org) {
    Optional<String> held = AuditSnapshot.of(source, org, AuditHolds::inForce);
    if (held.isPresent()) {
      return held.map(Result.Refused::new);
    }
    List<ChainFault> faults = new AuditProof(source, checkpoints).check(org, 1, Map.of()).faults();
    return faults.stream()
        .findFirst()
        .map(fault -> new Result.Refused("the trail does not hold (entry #" + fault.seq() + ": " + fault.what()
            + "); ./opsmate audit verify tells more"));
  }

  private Optional<Cut> cut(OrgId org, Instant olderThan) {
    return AuditSnapshot.of(source, org, tx -> {
      long anchor = AuditHead.anchor(tx);
      return checkpoints.trusted(tx, anchor + 1)
          .good()
          .reversed()
          .stream()
          .filter(one -> one.signedAt().isBefore(olderThan))
          .findFirst()
          .map(one -> new Cut(one, one.seq() - anchor));
    });
  }

  private static Result nothing(Instant olderThan) {
    return new Result.NothingOldEnough("no checkpoint was signed before "
        + olderThan.truncatedTo(ChronoUnit.SECONDS) + " at which the trail could begin anew");
  }

  /** The head is locked first: a hold is either seen here, or comes after. */
  private Result remove(Tx tx, Cut cut, String by, Instant now) {
    AuditHead.locked(tx);
    Optional<String> held = AuditHolds.inForce(tx);
    if (held.isPresent()) {
      return new Result.Refused(held.get());
    }
    Sql.in(tx, "SELECT set_config('opsmate.audit_retention', 'on', true), set_config('statement_timeout', '0', true)")
        .list(_ -> true);
    Sql.in(tx, "INSERT INTO audit_anchor (org_id, seq, removed, moved_at) VALUES (?, ?, ?, ?)")
        .with(tx.org().value(), cut.at().seq(), cut.entries(), now)
        .update();
    Sql.in(tx, "DELETE FROM audit_mention WHERE seq <= ?").with(cut.at().seq()).update();
    Sql.in(tx, "DELETE FROM audit_detail WHERE seq <= ?").with(cut.at().seq()).update();
    int removed = Sql.in(tx, "DELETE FROM audit_event WHERE seq <= ?").with(cut.at().seq()).update();
    audit.record(tx, AuditEntry.byOpsMate(now, "audit.retained", "audit",
        Map.of("entries", Integer.toString(removed), "upto", Long.toString(cut.at().seq()), "by", by)));
    return new Result.Removed(removed, cut.at().seq());
  }
}

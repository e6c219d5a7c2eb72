package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Approvals in PostgreSQL: one row each, with rows for votes, for the steps of a run, and for the resources it covers.
 *
 * <p>Errors: opening a request for a resource that another one covers, at the same moment, is a
 * {@link io.opsmate.skills.kernel.RetriableFailure}; tried again, {@link #covered} tells.
 */
public final class PostgresLedger implements ApprovalLedger {
  private static final String PROGRESS = "UPDATE approval SET version = ?, state = ?, left_out = ?, state_at = ?,"
      + " declined_by = ?, declined_because = ?, lease_owner = ?, lease_until = ?, snoozed_by = ?, snoozed_until = ?,"
      + " asked_by = ?, asked = ?, is_reminded = ?, undo_request = ?, undo_by = ?, undo_at = ?, undo_open = ?";

  private final PlanCodec codec;
  private final ApprovalRows rows;

  public PostgresLedger(PlanCodec codec) {
    this.codec = codec;
    this.rows = new ApprovalRows(codec);
  }

  @Override
  public void add(Tx tx, Approval approval) {
    PlanCodec.Encoded plan = codec.encode(approval.plan());
    Sql.in(tx,
        "INSERT INTO approval (org_id, id, version, state, requester, channel, proposed_at, left_out, action_type,"
            + " plan, plan_hash, expires_at, state_at, declined_by, declined_because, lease_owner, lease_until,"
            + " snoozed_by, snoozed_until, asked_by, asked, is_reminded, undo_request, undo_by, undo_at, undo_open)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(values(List.of(tx.org().value(), approval.id().value(), approval.version(), approval.state().word(),
            approval.requester().value(), approval.channel().value(), approval.proposedAt(), approval.leftOut(),
            approval.plan().actionType(), plan.json(), plan.hash().value(), approval.plan().expiresAt()),
            ApprovalParts.columns(approval.state()), ApprovalParts.columns(approval.attention()),
            ApprovalParts.undo(approval.state())))
        .update();
    ApprovalParts.cover(tx, approval);
    ApprovalParts.write(tx, approval);
  }

  @Override
  public Optional<Stored> find(Tx tx, ApprovalId id) {
    return rows.read(tx, List.of(id.value())).stream().findFirst();
  }

  @Override
  public Optional<Stored> lock(Tx tx, ApprovalId id) {
    return rows.locked(tx, id.value());
  }

  @Override
  public CostTotal removed(Tx tx, Instant since) {
    return Savings.since(tx, since);
  }

  @Override
  public Optional<Stored> undoneBy(Tx tx, ApprovalId undo) {
    return Sql.in(tx, "SELECT id FROM approval WHERE undo_request = ? FOR UPDATE")
        .with(undo.value())
        .list(row -> row.id("id"))
        .stream()
        .findFirst()
        .flatMap(id -> find(tx, new ApprovalId(id)));
  }

  @Override
  public void save(Tx tx, Approval next) {
    if (!progressed(tx, next)) {
      replan(tx, next);
    }
    ApprovalParts.write(tx, next);
  }

  /** With the plan that is stored already, which is most of the time; answers whether it was that one. */
  private static boolean progressed(Tx tx, Approval next) {
    return Sql.in(tx, PROGRESS + " WHERE id = ? AND version = ? AND plan_hash = ?")
        .with(values(progress(next), List.of(next.id().value(), next.version() - 1, next.hash().value())))
        .update() == 1;
  }

  private void replan(Tx tx, Approval next) {
    PlanCodec.Encoded plan = codec.encode(next.plan());
    int changed = Sql.in(tx, PROGRESS + ", plan = ?, plan_hash = ? WHERE id = ? AND version = ?")
        .with(values(progress(next),
            List.of(plan.json(), plan.hash().value(), next.id().value(), next.version() - 1)))
        .update();
    if (changed == 0) {
      throw new StaleVersion(next.id());
    }
    ApprovalParts.narrowCover(tx, next);
  }

  private static List<@Nullable Object> progress(Approval next) {
    return Arrays.asList(values(List.of(next.version(), next.state().word(), next.leftOut()),
        ApprovalParts.columns(next.state()), ApprovalParts.columns(next.attention()),
        ApprovalParts.undo(next.state())));
  }

  @Override
  public Optional<Approval> claim(Tx tx, ApprovalId id, Lease lease) {
    if (!(find(tx, id).orElse(null) instanceof Stored.Readable(Approval ready))) {
      return Optional.empty();
    }
    int claimed = Sql.in(tx, "UPDATE approval SET state = 'RUNNING', version = version + 1, lease_owner = ?,"
        + " lease_until = ? WHERE id = ? AND state = 'READY'")
        .with(lease.owner(), lease.until(), id.value())
        .update();
    if (claimed == 0) {
      return Optional.empty();
    }
    ApprovalParts.nothingTried(tx, ready);
    return find(tx, id).map(stored -> stored instanceof Stored.Readable(Approval running) ? running : null);
  }

  @Override
  public List<Stored> open(Tx tx, int most) {
    return rows.read(tx, Sql.in(tx, "SELECT id FROM approval WHERE state IN ('PENDING', 'READY', 'RUNNING')"
        + " ORDER BY proposed_at DESC, id DESC LIMIT ?").with(most).list(row -> row.id("id")));
  }

  @Override
  public List<ResourceRef> covered(Tx tx, List<ResourceRef> resources) {
    List<String> ids = resources.stream().map(ResourceRef::id).toList();
    Set<ResourceRef> taken = new HashSet<>(
        Sql.in(tx, "SELECT kind, id, place FROM approval_resource WHERE is_open AND id = ANY (?)")
            .with(ids)
            .list(row -> new ResourceRef(row.text("kind"), row.text("id"), row.text("place"))));
    return resources.stream().filter(taken::contains).toList();
  }

  @Override
  public List<ApprovalId> overdue(Tx tx, Instant now) {
    return Sql.in(tx, "SELECT id FROM approval WHERE state = 'PENDING' AND expires_at <= ? ORDER BY expires_at")
        .with(now)
        .list(row -> new ApprovalId(row.id("id")));
  }

  @SafeVarargs
  private static @Nullable Object[] values(List<? extends @Nullable Object>... parts) {
    List<@Nullable Object> all = new ArrayList<>();
    for (List<? extends @Nullable Object> part : parts) {
      all.addAll(part);
    }
    return all.toArray();
  }
}

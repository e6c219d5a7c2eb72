package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Approvals in memory. Give it to {@link InMemoryTransactions}. */
public final class InMemoryLedger implements ApprovalLedger {
  private final PerOrg<Map<ApprovalId, Stored>> approvals = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  @Override
  public void add(Tx tx, Approval approval) {
    if (!covered(tx, resources(approval)).isEmpty()) {
      throw new RetriableFailure("another request for the same resource was opened at the same moment",
          new IllegalStateException("two open approvals for one resource"));
    }
    approvals.in(tx).put(approval.id(), new Stored.Readable(approval));
  }

  @Override
  public Optional<Stored> find(Tx tx, ApprovalId id) {
    return Optional.ofNullable(approvals.in(tx).get(id));
  }

  @Override
  public Optional<Stored> lock(Tx tx, ApprovalId id) {
    return find(tx, id);
  }

  @Override
  public Optional<Stored> undoneBy(Tx tx, ApprovalId undo) {
    return List.copyOf(approvals.in(tx).values())
        .stream()
        .filter(stored -> stored instanceof Stored.Readable(Approval approval)
            && approval.state() instanceof ApprovalState.Finished finished
            && finished.undo().filter(one -> one.request().equals(undo)).isPresent())
        .findFirst();
  }

  @Override
  public CostTotal removed(Tx tx, Instant since) {
    return CostTotal.of(approvals.in(tx)
        .values()
        .stream()
        .flatMap(stored -> stored instanceof Stored.Readable(Approval approval)
            && approval.state() instanceof ApprovalState.Finished finished && !finished.at().isBefore(since)
                ? finished.done(approval.plan())
                : Stream.empty())
        .toList());
  }

  @Override
  public void save(Tx tx, Approval next) {
    if (approvals.in(tx).get(next.id()) instanceof Stored.Readable(Approval stored)
        && stored.version() == next.version() - 1) {
      approvals.in(tx).put(next.id(), new Stored.Readable(next));
      return;
    }
    throw new StaleVersion(next.id());
  }

  @Override
  public Optional<Approval> claim(Tx tx, ApprovalId id, Lease lease) {
    if (approvals.in(tx).get(id) instanceof Stored.Readable(Approval approval)
        && approval.state() instanceof ApprovalState.Ready ready) {
      Approval claimed = new Approval(approval.id(), approval.plan(), approval.hash(), approval.requester(),
          approval.channel(), approval.proposedAt(), approval.leftOut(), approval.version() + 1,
          ready.claim(lease, approval.plan().items().size()), approval.attention());
      approvals.in(tx).put(id, new Stored.Readable(claimed));
      return Optional.of(claimed);
    }
    return Optional.empty();
  }

  @Override
  public List<Stored> open(Tx tx, int most) {
    return openOnes(tx).sorted(Comparator.comparing(Approval::proposedAt)
        .reversed()).limit(most).<Stored>map(Stored.Readable::new).toList();
  }

  @Override
  public List<ResourceRef> covered(Tx tx, List<ResourceRef> resources) {
    Set<ResourceRef> taken = openOnes(tx).flatMap(approval -> resources(approval).stream())
        .collect(Collectors.toSet());
    return resources.stream().filter(taken::contains).toList();
  }

  @Override
  public List<ApprovalId> overdue(Tx tx, Instant now) {
    return openOnes(tx)
        .filter(approval -> approval.state() instanceof ApprovalState.Pending && approval.plan().isExpired(now))
        .map(Approval::id)
        .toList();
  }

  /** As if an older or newer version of OpsMate had written it. */
  public void makeUnreadable(Tx tx, ApprovalId id, String because) {
    approvals.in(tx).put(id, new Stored.Unreadable(id, because));
  }

  private Stream<Approval> openOnes(Tx tx) {
    return List.copyOf(approvals.in(tx).values())
        .stream()
        .flatMap(stored -> stored instanceof Stored.Readable(Approval approval)
            ? Stream.of(approval)
            : Stream.empty())
        .filter(approval -> approval.state().isOpen());
  }

  private static List<ResourceRef> resources(Approval approval) {
    return approval.plan().items().stream().map(item -> item.action().resource()).toList();
  }
}

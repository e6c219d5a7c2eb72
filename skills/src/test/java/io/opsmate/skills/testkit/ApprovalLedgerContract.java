package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.ApprovalLedger.StaleVersion;
import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Attention;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.Receipt;
import io.opsmate.skills.approval.Step;
import io.opsmate.skills.approval.Undo;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Role;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ApprovalLedger} keeps. Each test has boxes of its own. */
public interface ApprovalLedgerContract {
  Lease OURS = new Lease("worker-1", SetClock.NOON.plus(Duration.ofMinutes(5)));

  Receipt RECEIPT = new Receipt("box.photo/1", new TreeMap<>(Map.of("colour", "“blue” & €", "size", "7")),
      Optional.of(SetClock.NOON.plus(Duration.ofDays(7))));

  Transactions transactions();

  ApprovalLedger ledger();

  PlanCodec codec();

  Ids ids();

  @Test
  default void whatIsAddedComesBackAsItWas() {
    Approval approval = givenPending("add-1", "add-2");

    assertThat(read(approval.id())).isEqualTo(approval);
  }

  @Test
  default void everyStateComesBackAsItWas() {
    Approval pending = givenPending("story-1", "story-2", "story-3", "story-4", "story-5");
    List<Vote> votes = List.of(Boxes.vote(Boxes.APPROVER), new Vote(new MemberId("U0SECOND"),
        SetClock.NOON.plusSeconds(1), Set.of(new Approver.InGroup(new GroupId("S0APPROVERS")),
            new Approver.WithRole(Role.WORKSPACE_ADMIN)),
        "the disk is full", true));
    AttemptId first = new AttemptId(ids().next());
    AttemptId second = new AttemptId(ids().next());
    Approval voted = saved(Boxes.next(pending, new ApprovalState.Pending(votes.subList(0, 1))));
    Approval ready = saved(Boxes.next(voted, new ApprovalState.Ready(votes, SetClock.NOON)));
    Approval claimed = transactions().in(Orgs.ACME, tx -> ledger().claim(tx, ready.id(), OURS)).orElseThrow();
    Approval running = saved(Boxes.next(claimed, new ApprovalState.Running(votes, OURS, List.of(
        new Step.Started(first, "", SetClock.NOON),
        new Step.Waiting(second, "snap-1", SetClock.NOON.plusSeconds(60), "a snapshot is being taken"),
        new Step.Todo(), new Step.Settled(new AttemptId(ids().next()), new Outcome.Refused("it changed")),
        new Step.Settled(new AttemptId(ids().next()), new Outcome.Unknown("no answer"))))));
    Approval finished = saved(Boxes.next(running, new ApprovalState.Finished(votes,
        List.of(new Outcome.Done("it is gone", Optional.of(RECEIPT)), new Outcome.Failed("no"),
            new Outcome.Refused("kept"),
            new Outcome.Refused("it changed"), new Outcome.Unknown("no answer")),
        SetClock.NOON.plusSeconds(90))));

    assertThat(claimed.version()).isEqualTo(4);
    assertThat(claimed.state()).isEqualTo(new ApprovalState.Running(votes, OURS,
        List.of(new Step.Todo(), new Step.Todo(), new Step.Todo(), new Step.Todo(), new Step.Todo())));
    assertThat(read(finished.id())).isEqualTo(finished);
  }

  @Test
  default void anUndoIsFoundFromTheRequestItIs() {
    Approval first = givenFinished("undo-1", "undo-2");
    Approval request = givenPending("undo-1");
    Undo undo = new Undo(request.id(), Boxes.APPROVER, SetClock.NOON.plusSeconds(7), true);

    Approval asked = saved(Boxes.next(first, finished(Optional.of(undo))));

    assertThat(read(first.id())).isEqualTo(asked);
    assertThat(undoneBy(Orgs.ACME, request.id())).contains(new Stored.Readable(asked));
    assertThat(undoneBy(Orgs.ACME, first.id())).isEmpty();
    assertThat(undoneBy(Orgs.OTHER, request.id())).isEmpty();

    Approval ended = saved(Boxes.next(asked,
        finished(Optional.of(new Undo(request.id(), Boxes.APPROVER, SetClock.NOON.plusSeconds(7), false)))));
    assertThat(read(first.id())).isEqualTo(ended);
  }

  @Test
  default void aReceiptThatWasUsedIsGone() {
    Approval first = givenFinished("used-1", "used-2");

    Approval used = saved(Boxes.next(first, new ApprovalState.Finished(List.of(Boxes.vote(Boxes.APPROVER)),
        List.of(new Outcome.Done("it is gone"), new Outcome.Refused("kept")), SetClock.NOON)));

    assertThat(read(first.id())).isEqualTo(used);
  }

  @Test
  default void aRejectionAndAnExpiryComeBackAsTheyWere() {
    Approval declined = saved(Boxes.next(givenPending("no-1"),
        new ApprovalState.Declined(Boxes.APPROVER, "still needed", SetClock.NOON)));
    Approval expired = saved(Boxes.next(givenPending("no-2"), new ApprovalState.Expired(SetClock.NOON)));

    assertThat(read(declined.id())).isEqualTo(declined);
    assertThat(read(expired.id())).isEqualTo(expired);
  }

  @Test
  default void whatPeopleArrangedComesBackAsItWasAndOutlivesAClaim() {
    Approval pending = givenPending("quiet-1");
    Attention arranged = new Attention(new Attention.Snooze(Boxes.APPROVER, SetClock.NOON.plusSeconds(60)),
        new Attention.Asked(Boxes.REQUESTER, List.of(Boxes.APPROVER, new MemberId("U0SECOND"))), true);
    Approval snoozed = saved(new Approval(pending.id(), pending.plan(), pending.hash(), pending.requester(),
        pending.channel(), pending.proposedAt(), 0, 2, pending.state(), arranged));

    assertThat(read(pending.id())).isEqualTo(snoozed);
    Approval ready = saved(Boxes.approved(snoozed));
    assertThat(claim(Orgs.ACME, ready.id())).hasValueSatisfying(
        claimed -> assertThat(claimed.attention()).isEqualTo(arranged));
    Approval awake = givenPending("quiet-2");
    assertThat(read(awake.id()).attention()).isEqualTo(Attention.NONE);
  }

  @Test
  default void onlyOneOfTwoClaimsWins() {
    ApprovalId id = givenReady("claim-1");

    assertThat(claim(Orgs.ACME, id)).isPresent();
    assertThat(claim(Orgs.ACME, id)).isEmpty();
  }

  @Test
  default void onlyOneOfManyClaimsAtOnceWins() throws Exception {
    ApprovalId id = givenReady("race-1");
    Callable<Optional<Approval>> claim = () -> claim(Orgs.ACME, id);

    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      long won = 0;
      for (Future<Optional<Approval>> one : workers.invokeAll(List.of(claim, claim, claim, claim))) {
        won += one.get().isPresent() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  default void whatIsPendingCannotBeClaimed() {
    Approval pending = givenPending("claim-2");

    assertThat(claim(Orgs.ACME, pending.id())).isEmpty();
    assertThat(read(pending.id())).isEqualTo(pending);
  }

  @Test
  default void aStaleVersionIsRefusedAndNothingIsWritten() {
    Approval pending = givenPending("stale-1");
    Approval first = saved(Boxes.approved(pending));

    assertThatThrownBy(() -> saved(Boxes.next(pending, new ApprovalState.Expired(SetClock.NOON))))
        .isInstanceOf(StaleVersion.class);

    assertThat(read(pending.id())).isEqualTo(first);
  }

  @Test
  default void aRollbackLeavesNothing() {
    Approval approval = Boxes.pending(codec(), ids().next(), "rollback-1");

    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      ledger().add(tx, approval);
      throw new IllegalArgumentException("no");
    })).isInstanceOf(IllegalArgumentException.class);

    assertThat(find(Orgs.ACME, approval.id())).isEmpty();
    assertThat(covered(Orgs.ACME, "rollback-1")).isEmpty();
  }

  @Test
  default void anotherOrgSeesNothing() {
    ApprovalId id = givenReady("mine-1");

    assertThat(find(Orgs.OTHER, id)).isEmpty();
    assertThat(lock(Orgs.OTHER, id)).isEmpty();
    assertThat(claim(Orgs.OTHER, id)).isEmpty();
    assertThat(open(Orgs.OTHER, 100)).isEmpty();
    assertThat(overdue(Orgs.OTHER, Instant.parse("2027-12-01T00:00:00Z")))
        .isEmpty();
    assertThat(covered(Orgs.OTHER, "mine-1")).isEmpty();
  }

  @Test
  default void anOpenApprovalCoversItsResources() {
    givenPending("cover-1", "cover-2");

    assertThat(covered(Orgs.ACME, "cover-3", "cover-2")).containsExactly("cover-2");
  }

  @Test
  default void aClosedApprovalCoversNothing() {
    saved(Boxes.next(givenPending("free-1"), new ApprovalState.Expired(SetClock.NOON)));

    assertThat(covered(Orgs.ACME, "free-1")).isEmpty();
    assertThat(givenPending("free-1").version()).isEqualTo(1);
  }

  @Test
  default void whatWasTakenOutOfAPlanIsNoLongerCovered() {
    Approval pending = givenPending("narrow-1", "narrow-2");
    Approval smaller = Boxes.pending(codec(), pending.id().value(), "narrow-1");

    Approval narrowed = saved(new Approval(pending.id(), smaller.plan(), smaller.hash(), pending.requester(),
        pending.channel(), pending.proposedAt(), 1, 2, smaller.state()));

    assertThat(read(pending.id())).isEqualTo(narrowed);
    assertThat(covered(Orgs.ACME, "narrow-1", "narrow-2")).containsExactly("narrow-1");
  }

  @Test
  default void twoOpenApprovalsNeverHoldOneResource() {
    givenPending("twice-1");

    assertThatThrownBy(() -> givenPending("twice-2", "twice-1")).isInstanceOf(RetriableFailure.class);

    assertThat(covered(Orgs.ACME, "twice-1", "twice-2")).containsExactly("twice-1");
  }

  @Test
  default void openOnesAreListedNewestFirst() {
    Approval old = givenPending("open-1");
    Approval fresh = Boxes.pending(codec(), ids().next(), "open-2");
    Approval newer = new Approval(fresh.id(), fresh.plan(), fresh.hash(), fresh.requester(), fresh.channel(),
        SetClock.NOON.plusSeconds(60), 0, 1, fresh.state());
    transactions().run(Orgs.ACME, tx -> ledger().add(tx, newer));
    saved(Boxes.next(givenPending("open-3"), new ApprovalState.Expired(SetClock.NOON)));

    assertThat(open(Orgs.ACME, 100))
        .startsWith(new Stored.Readable(newer))
        .contains(new Stored.Readable(old))
        .allSatisfy(one -> assertThat(one).isInstanceOfSatisfying(Stored.Readable.class,
            readable -> assertThat(readable.approval().state().isOpen()).isTrue()));
    assertThat(open(Orgs.ACME, 1)).containsExactly(new Stored.Readable(newer));
  }

  @Test
  default void onlyWhatIsPendingIsOverdue() {
    Approval pending = givenPending("late-1");
    ApprovalId ready = givenReady("late-2");
    Instant deadline = pending.plan().expiresAt();

    assertThat(overdue(Orgs.ACME, deadline.minusSeconds(1)))
        .doesNotContain(pending.id());
    assertThat(overdue(Orgs.ACME, deadline.plusSeconds(1)))
        .contains(pending.id())
        .doesNotContain(ready);
  }

  @Test
  default void onlyWhatWasDoneSinceThenIsTakenOffTheBill() {
    Instant later = SetClock.NOON.plus(Duration.ofDays(400));
    Approval ready = saved(Boxes.approved(givenPending("saved-1", "saved-2", "saved-3")));
    Approval claimed = transactions().in(Orgs.ACME, tx -> ledger().claim(tx, ready.id(), OURS)).orElseThrow();
    Approval finished = saved(Boxes.next(claimed, new ApprovalState.Finished(List.of(Boxes.vote(Boxes.APPROVER)),
        List.of(new Outcome.Done("gone"), new Outcome.Unknown("no answer"), new Outcome.Done("gone")), later)));
    saved(Boxes.next(finished, finished.state()));

    assertThat(removed(Orgs.ACME, later)).isEqualTo(CostTotal.of(List.of(MonthlyCost.exactly(Money.usd("3.00")))));
    assertThat(removed(Orgs.ACME, later.plusSeconds(1)).exactly()).isEmpty();
    assertThat(removed(Orgs.OTHER, later).exactly()).isEmpty();
  }

  private CostTotal removed(OrgId org, Instant since) {
    return transactions().in(org, tx -> ledger().removed(tx, since));
  }

  private Approval givenFinished(String... boxes) {
    Approval ready = saved(Boxes.approved(givenPending(boxes)));
    Approval claimed = transactions().in(Orgs.ACME, tx -> ledger().claim(tx, ready.id(), OURS)).orElseThrow();
    return saved(Boxes.next(claimed, finished(Optional.empty())));
  }

  private static ApprovalState finished(Optional<Undo> undo) {
    return new ApprovalState.Finished(List.of(Boxes.vote(Boxes.APPROVER)),
        List.of(new Outcome.Done("it is gone", Optional.of(RECEIPT)), new Outcome.Refused("kept")), SetClock.NOON,
        undo);
  }

  private Optional<Stored> undoneBy(OrgId org, ApprovalId request) {
    return transactions().in(org, tx -> ledger().undoneBy(tx, request));
  }

  private Approval givenPending(String... boxes) {
    Approval approval = Boxes.pending(codec(), ids().next(), boxes);
    transactions().run(Orgs.ACME, tx -> ledger().add(tx, approval));
    return approval;
  }

  private ApprovalId givenReady(String... boxes) {
    return saved(Boxes.approved(givenPending(boxes))).id();
  }

  private Approval saved(Approval next) {
    transactions().run(Orgs.ACME, tx -> ledger().save(tx, next));
    return next;
  }

  private Optional<Stored> find(OrgId org, ApprovalId id) {
    return transactions().in(org, tx -> ledger().find(tx, id));
  }

  private Approval read(ApprovalId id) {
    return find(Orgs.ACME, id).map(stored -> stored instanceof Stored.Readable(Approval approval) ? approval : null)
        .orElseThrow();
  }

  private List<String> covered(OrgId org, String... boxes) {
    return transactions()
        .in(org, tx -> ledger().covered(tx, List.of(boxes).stream().map(Boxes::ref).toList()))
        .stream()
        .map(ref -> ref.id())
        .toList();
  }

  private Optional<Stored> lock(OrgId org, ApprovalId id) {
    return transactions().in(org, tx -> ledger().lock(tx, id));
  }

  private Optional<Approval> claim(OrgId org, ApprovalId id) {
    return transactions().in(org, tx -> ledger().claim(tx, id, OURS));
  }

  private List<Stored> open(OrgId org, int most) {
    return transactions().in(org, tx -> ledger().open(tx, most));
  }

  private List<ApprovalId> overdue(OrgId org, Instant now) {
    return transactions().in(org, tx -> ledger().overdue(tx, now));
  }
}

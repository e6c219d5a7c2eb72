package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where plans are proposed and decided. Decides nothing by itself, and carries nothing out. */
public final class ApprovalDesk {
  private final Transactions transactions;
  private final ApprovalBooks books;
  private final Rights rights;
  private final Drafting drafting;
  private final BallotBox box;

  public ApprovalDesk(Transactions transactions, ApprovalBooks books, Rights rights, Drafting drafting) {
    this.transactions = transactions;
    this.books = books;
    this.rights = rights;
    this.drafting = drafting;
    this.box = new BallotBox(books, drafting);
  }

  /**
   * What turns a plan into a request: its stored form, its id, whether anything can be done here at all, and what people
   * wanted no more of.
   */
  public record Drafting(PlanCodec codec, Ids ids, Estate estate, MuteLedger mutes) {
    /** Where nothing is ever muted. */
    public Drafting(PlanCodec codec, Ids ids, Estate estate) {
      this(codec, ids, estate, MuteLedger.none());
    }
  }

  /** Puts a plan up for approval and its card into the channel. */
  public ProposeResult propose(OrgId org, Plan plan, MemberId requester, ChannelId channel, Instant now) {
    if (drafting.estate().acting(org) instanceof Estate.Acting.ReadOnly(String because)) {
      return new ProposeResult.ReadOnly(because);
    }
    return transactions.in(org, tx -> propose(tx, plan, requester, channel, now));
  }

  /** The same, as a part of more, where it is known by {@link #readOnly} that something can be done. */
  public ProposeResult propose(Tx tx, Plan plan, MemberId requester, ChannelId channel, Instant now) {
    List<ResourceRef> taken = books.ledger()
        .covered(tx,
            plan.items().stream().map(item -> item.action().resource()).toList());
    if (!taken.isEmpty()) {
      return new ProposeResult.AlreadyOpen(taken);
    }
    Map<ResourceRef, Mute> muted = muted(tx, plan, channel, now);
    if (!muted.isEmpty()) {
      return new ProposeResult.Muted(muted);
    }
    return switch (books.gate().ruling(tx, plan, requester, now)) {
      case Ruling.Denied denied -> denied(tx, plan, denied, requester, now);
      case Ruling.Wanted(Demand demand) ->
          open(tx, plan.openUntil(expiry(plan, demand, now)), requester, channel, now);
    };
  }

  /** What is muted in orgs, and lifting it. */
  public Mutes mutes() {
    return new Mutes(transactions, drafting.mutes(), books.audit());
  }

  private Map<ResourceRef, Mute> muted(Tx tx, Plan plan, ChannelId channel, Instant now) {
    List<Mute> mutes = drafting.mutes().at(tx, now);
    Map<ResourceRef, Mute> muted = new HashMap<>();
    plan.items()
        .stream()
        .map(item -> item.action().resource())
        .forEach(resource -> mutes.stream()
            .filter(mute -> mute.holds(plan.actionName(), resource, channel))
            .findFirst()
            .ifPresent(mute -> muted.put(resource, mute)));
    return muted;
  }

  private static Instant expiry(Plan plan, Demand demand, Instant now) {
    Instant byRule = now.plus(demand.expiry());
    return byRule.isBefore(plan.expiresAt()) ? byRule : plan.expiresAt();
  }

  private ProposeResult open(Tx tx, Plan plan, MemberId requester, ChannelId channel, Instant now) {
    Approval approval = new Approval(new ApprovalId(drafting.ids().next()), plan,
        drafting.codec().encode(plan).hash(), requester, channel, now, 0, 1, new ApprovalState.Pending(List.of()));
    books.open(tx, approval, proposed(approval, now));
    books.later(tx, ApprovalJobs.EXPIRE, approval, plan.expiresAt());
    books.later(tx, ApprovalJobs.REMIND, approval, Nudging.reminder(now, plan.expiresAt()));
    return new ProposeResult.Proposed(approval);
  }

  private ProposeResult denied(Tx tx, Plan plan, Ruling.Denied denied, MemberId requester, Instant now) {
    books.audit()
        .record(tx, AuditEntry.by(requester, now, "approval.not-proposed", plan.actionType(),
            Map.of("because", denied.because(), "resources", BallotRecord.resources(plan))));
    return new ProposeResult.Denied(denied);
  }

  /** What the org's rules say of a plan now, for somebody who asks; nothing is put on record. */
  public Ruling ruling(OrgId org, Plan plan, MemberId requester, Instant now) {
    return transactions.in(org, tx -> books.gate().ruling(tx, plan, requester, now));
  }

  /** What the org's rules say of a request now. */
  public Ruling ruling(OrgId org, Approval approval, Instant now) {
    return ruling(org, approval.plan(), approval.requester(), now);
  }

  /** Why nothing can be proposed here at all; empty when it can. */
  public Optional<String> readOnly(OrgId org) {
    return drafting.estate().acting(org) instanceof Estate.Acting.ReadOnly(String because)
        ? Optional.of(because)
        : Optional.empty();
  }

  /**
   * One press on a card. Rights are asked freshly, before the transaction; everything else is judged inside it, at one
   * {@code now}, with the approval locked.
   */
  public DecideResult decide(OrgId org, ApprovalId id, PlanHash shown, MemberId member, Decision decision,
      Instant now) {
    Seen seen = transactions.in(org, tx -> new Seen(books.ledger().find(tx, id), books.gate().rules(tx).approvers()));
    return switch (seen.request().orElse(null)) {
      case null -> new DecideResult.NotAllowed("there is no such request here");
      case Stored.Unreadable(_, String because) -> unreadable(because);
      case Stored.Readable(Approval approval) -> {
        Ballot ballot = new Ballot(member, decision, shown,
            standings(org, approval, member, decision, seen.approvers()), now);
        yield transactions.in(org, tx -> decideLocked(tx, id, ballot))
            .orElseGet(() -> decide(org, id, shown, member, decision, now));
      }
    };
  }

  /** What has to be known before anybody's rights are asked. */
  private record Seen(Optional<Stored> request, Set<Approver> approvers) {}

  /** The requests that still want something, newest first. */
  public List<Approval> open(OrgId org, int most) {
    return transactions.in(org, tx -> books.ledger().open(tx, most))
        .stream()
        .filter(Stored.Readable.class::isInstance)
        .map(stored -> ((Stored.Readable) stored).approval())
        .toList();
  }

  public Optional<Approval> find(OrgId org, ApprovalId id) {
    return transactions.in(org, tx -> books.ledger().find(tx, id))
        .map(stored -> stored instanceof Stored.Readable(Approval approval) ? approval : null);
  }

  /** Of the person, of those they name, and of all who voted before: who is no approver any more does not count. */
  private Map<MemberId, Rights.Standing> standings(OrgId org, Approval approval, MemberId member, Decision decision,
      Set<Approver> approvers) {
    Map<MemberId, Rights.Standing> standings = new HashMap<>();
    standings.put(member, rights.standing(org, member, approvers));
    if (decision instanceof Decision.Reassign(List<MemberId> people, _)) {
      people.forEach(one -> standings.computeIfAbsent(one, named -> rights.standing(org, named, approvers)));
    }
    if (approval.state() instanceof ApprovalState.Pending(List<Vote> votes)) {
      votes.forEach(vote -> standings.computeIfAbsent(vote.member(), one -> rights.standing(org, one, approvers)));
    }
    return standings;
  }

  /**
   * After the rules changed: redraws the card of a request that waits for votes, and says in its thread what is wanted
   * now. Does nothing when the new rules want the same. Approves nothing: with enough votes, somebody still has to press.
   *
   * @param replaced the version of the rules the card was drawn by
   */
  public void reconsider(OrgId org, ApprovalId id, long replaced, Instant now) {
    waiting(org, id, (tx, approval, pending) -> {
      if (!approval.plan().isExpired(now)) {
        new Reconsidering(books, now).look(tx, approval, pending, replaced);
      }
    });
  }

  void expire(OrgId org, ApprovalId id, Instant now) {
    waiting(org, id, (tx, approval, pending) -> {
      if (approval.plan().isExpired(now)) {
        expire(tx, approval, pending, now);
      }
    });
  }

  void wake(OrgId org, ApprovalId id, Instant now) {
    waiting(org, id, (tx, approval, pending) -> {
      if (!approval.plan().isExpired(now)) {
        new Nudging(books, now).wake(tx, approval, pending);
      }
    });
  }

  void remind(OrgId org, ApprovalId id, Instant now) {
    waiting(org, id, (tx, approval, pending) -> {
      if (!approval.plan().isExpired(now)) {
        new Nudging(books, now).remind(tx, approval, pending);
      }
    });
  }

  /** What to do about a request that waits for votes. */
  @FunctionalInterface
  private interface Care {
    void take(Tx tx, Approval approval, ApprovalState.Pending pending);
  }

  /** With the request locked; nothing when it does not wait any more. */
  private void waiting(OrgId org, ApprovalId id, Care care) {
    transactions.run(org, tx -> books.ledger().lock(tx, id).ifPresent(stored -> {
      if (stored instanceof Stored.Readable(Approval approval)
          && approval.state() instanceof ApprovalState.Pending pending) {
        care.take(tx, approval, pending);
      }
    }));
  }

  /** Empty when somebody voted in the meantime: the rights of all voters have to be asked again, outside. */
  private Optional<DecideResult> decideLocked(Tx tx, ApprovalId id, Ballot ballot) {
    return switch (books.ledger().lock(tx, id).orElse(null)) {
      case null -> Optional.of(new DecideResult.NotAllowed("there is no such request here"));
      case Stored.Unreadable(_, String because) -> Optional.of(unreadable(because));
      case Stored.Readable(Approval approval) -> switch (approval.state()) {
        case ApprovalState.Pending pending when approval.plan().isExpired(ballot.now()) -> {
          expire(tx, approval, pending, ballot.now());
          yield Optional
              .of(new DecideResult.AlreadyDecided("expired", Optional.empty(), approval.plan().expiresAt()));
        }
        case ApprovalState.Pending pending when !ballot.knowsAllOf(pending.votes()) -> Optional.empty();
        case ApprovalState.Pending pending -> Optional.of(record(tx, approval, pending, ballot));
        case ApprovalState.Ready _, ApprovalState.Running _, ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ ->
            Optional.of(Ballot.tooLate(approval));
      };
    };
  }

  private DecideResult record(Tx tx, Approval approval, ApprovalState.Pending pending, Ballot ballot) {
    Ruling ruling = books.gate().ruling(tx, approval.plan(), approval.requester(), ballot.now());
    return switch (ballot.judge(approval, pending, ruling)) {
      case Ballot.Verdict.Invalid(DecideResult why) -> why;
      case Ballot.Verdict.Counts _ -> new DecideResult.Recorded(box.put(tx, approval, pending, ruling, ballot));
    };
  }

  private void expire(Tx tx, Approval approval, ApprovalState.Pending pending, Instant now) {
    Approval next = approval.to(pending.expire(now));
    books.change(tx, next,
        AuditEntry.byOpsMate(now, "approval.expired", next.id().toString(), Map.of()));
    books.chat()
        .inThread(tx, next.card(), "expired", Text.of(next.requester(),
            " your request expired without enough approvals. Nothing was changed. Run the command again to renew it."));
  }

  private static AuditEntry proposed(Approval approval, Instant now) {
    return AuditEntry.by(approval.requester(), now, "approval.proposed", approval.id().toString(),
        Map.of("action", approval.plan().actionType(), "plan", approval.hash().value(), "resources",
            BallotRecord.resources(approval.plan())));
  }

  private static DecideResult unreadable(String because) {
    return new DecideResult.NotAllowed(
        "this request was stored by another version of OpsMate and cannot be read (" + because + ")");
  }
}

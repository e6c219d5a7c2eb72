package io.opsmate.skills.approval;

import io.opsmate.skills.approval.Agenda.Asked;
import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts an org's open requests by what they are to one person. Asks the directory, so never inside a transaction. */
public final class Agendas {
  private final Transactions transactions;
  private final ApprovalLedger ledger;
  private final Gate gate;
  private final Rights rights;

  public Agendas(Transactions transactions, ApprovalLedger ledger, Gate gate, Rights rights) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.gate = gate;
    this.rights = rights;
  }

  private record Read(List<Asked> asked, boolean complete) {}

  /** At most the {@code most} newest are looked at. */
  public Agenda of(OrgId org, MemberId member, int most, Instant now) {
    Read read = transactions.in(org, tx -> {
      List<Stored> open = ledger.open(tx, most + 1);
      Ruling.Standing standing = gate.standing(tx);
      List<Asked> asked = open.stream()
          .limit(most)
          .filter(Stored.Readable.class::isInstance)
          .map(stored -> ((Stored.Readable) stored).approval())
          .map(one -> new Asked(one, gate.ruling(standing, one.plan(), one.requester(), now)))
          .sorted(Comparator.comparing((Asked one) -> one.approval().proposedAt()))
          .toList();
      return new Read(asked, open.size() <= most);
    });
    return sorted(read, member, new Voter(org, member), now);
  }

  /** What was carried out since then takes off the bill. */
  public CostTotal removed(OrgId org, Instant since) {
    return transactions.in(org, tx -> ledger.removed(tx, since));
  }

  private static Agenda sorted(Read read, MemberId member, Voter voter, Instant now) {
    List<Asked> forMe = new ArrayList<>();
    List<Asked> mine = new ArrayList<>();
    List<Asked> others = new ArrayList<>();
    int snoozed = 0;
    for (Asked one : read.asked()) {
      if (one.approval().isSnoozed(now)) {
        snoozed++;
      } else if (voter.isWanted(one)) {
        forMe.add(one);
      } else {
        (one.approval().requester().equals(member) ? mine : others).add(one);
      }
    }
    return new Agenda(forMe, mine, others, snoozed, read.complete());
  }

  /** One person's rights, asked once for all requests, and only when one waits. */
  private final class Voter {
    private final OrgId org;
    private final MemberId member;
    private final Map<Set<Approver>, Rights.Standing> asked =
        new HashMap<>();

    Voter(OrgId org, MemberId member) {
      this.org = org;
      this.member = member;
    }

    boolean isWanted(Asked one) {
      return one.approval().state() instanceof ApprovalState.Pending pending
          && one.ruling() instanceof Ruling.Wanted(Demand demand)
          && !pending.hasVoteOf(member)
          && couldVote(demand, pending);
    }

    private boolean couldVote(Demand demand, ApprovalState.Pending pending) {
      Tally tally = new Tally(demand, pending.votes());
      Set<Approver> as =
          asked.computeIfAbsent(demand.approvers(), approvers -> rights.standing(org, member, approvers)).as();
      return demand.rules().stream().anyMatch(rule -> tally.counts(member, as, rule));
    }
  }
}

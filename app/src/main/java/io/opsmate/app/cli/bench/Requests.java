package io.opsmate.app.cli.bench;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalRef;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.ZombieActions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Requests that wait for a decision, or for a worker, put straight into the ledger. */
final class Requests {
  private static final MemberId REQUESTER = new MemberId("U0REQUESTER");
  private static final int AT_ONCE = 100;

  private final MarksCore core;
  private final int items;

  Requests(MarksCore core, int items) {
    this.core = core;
    this.items = items;
  }

  List<Approval> waiting(OrgId org, int count) {
    return in(org, count, _ -> new ApprovalState.Pending(List.of()));
  }

  /** Approved, and each with the job that will carry it out. */
  List<Approval> ready(OrgId org, int count) {
    List<Approval> all = in(org, count, Requests::approved);
    core.transactions()
        .run(org, tx -> all.forEach(one -> core.jobs()
            .enqueue(tx, ApprovalJobs.RUN, one.id() + ":1", new ApprovalRef(one.id().toString()), one.proposedAt())));
    return all;
  }

  /** Approved, and without a job: whoever wants to carries it out. */
  Approval approved(OrgId org) {
    return in(org, 1, Requests::approved).getFirst();
  }

  private static ApprovalState approved(Instant now) {
    Set<Approver> as = Set.of(new Approver.Person(MarksCore.APPROVER));
    return new ApprovalState.Ready(List.of(new Vote(MarksCore.APPROVER, now, as, "", false)), now);
  }

  private List<Approval> in(OrgId org, int count, Function<Instant, ApprovalState> state) {
    List<Approval> all = new ArrayList<>();
    for (int from = 0; from < count; from += AT_ONCE) {
      List<Approval> some =
          IntStream.range(from, Math.min(count, from + AT_ONCE)).mapToObj(_ -> request(state)).toList();
      core.transactions().run(org, tx -> some.forEach(one -> core.ledger().add(tx, one)));
      all.addAll(some);
    }
    return all;
  }

  private Approval request(Function<Instant, ApprovalState> state) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    UUID id = UUID.randomUUID();
    Plan plan = new Plan(new SkillName("zombie"), ZombieActions.DELETE_VOLUME.id(),
        new Plan.Deed("Delete", "unattached EBS volume", "unattached EBS volumes"),
        IntStream.range(0, items).mapToObj(item -> item(id, item, now)).toList(), "Nobody has used them for 60 days.",
        "Nothing else: they are attached to no instance.", "A final snapshot of each is kept for 30 days.",
        Risk.DESTRUCTIVE, now.plus(Duration.ofHours(24)), Plan.Context.amongst(1_000));
    return new Approval(new ApprovalId(id), plan, core.codec().encode(plan).hash(), REQUESTER,
        new ChannelId("C" + id.toString().replace("-", "").toUpperCase(Locale.ROOT)), now, 0, 1, state.apply(now));
  }

  private static PlanItem item(UUID request, int item, Instant now) {
    String volume = "vol-" + request.toString().replace("-", "").substring(0, 15) + item;
    return new PlanItem(new DeleteVolume("eu-west-1", volume, "gp3", 200, now.minus(Duration.ofDays(90))),
        volume + " (gp3, 200 GiB)", "unattached for 62 days", MonthlyCost.exactly(Money.usd("17.60")),
        Environment.PRODUCTION);
  }
}

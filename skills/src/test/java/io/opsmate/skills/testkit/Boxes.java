package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Plans and approvals about scrapping boxes: enough of an action to test everything around actions. */
public final class Boxes {
  public static final ActionType<Scrap> SCRAP =
      new ActionType<>("box.scrap", 1, Scrap.class, Risk.DESTRUCTIVE, "Scraps a box.");
  public static final MemberId REQUESTER = new MemberId("U0REQUESTER");
  public static final MemberId APPROVER = new MemberId("U0APPROVER");
  public static final ChannelId OPS = new ChannelId("C0OPS");

  private Boxes() {}

  /** Scraps one box. */
  public record Scrap(String box, String place) implements Action {
    @Override
    public ResourceRef resource() {
      return new ResourceRef("box", box, place);
    }
  }

  /** A plan that is open for a day from {@link SetClock#NOON}. */
  public static Plan plan(String... boxes) {
    return new Plan(new SkillName("boxes"), SCRAP.id(), new Plan.Deed("Scrap", "empty box", "empty boxes"),
        Arrays.stream(boxes).map(Boxes::item).toList(), "Nobody has opened them for 90 days.", "Nothing else.",
        "There is none.", Risk.DESTRUCTIVE, SetClock.NOON.plus(Duration.ofDays(1)), Plan.Context.amongst(1000));
  }

  public static PlanItem item(String box) {
    return new PlanItem(new Scrap(box, "cellar"), box + " (2 kg)", "not opened since 2026-08-01",
        MonthlyCost.exactly(Money.usd("1.50")));
  }

  public static ResourceRef ref(String box) {
    return new Scrap(box, "cellar").resource();
  }

  /** Version 1, without votes. */
  public static Approval pending(PlanCodec codec, UUID id, String... boxes) {
    Plan plan = plan(boxes);
    return new Approval(new ApprovalId(id), plan, codec.encode(plan).hash(), REQUESTER, OPS, SetClock.NOON, 0, 1,
        new ApprovalState.Pending(List.of()));
  }

  /** The next version, in another state. */
  public static Approval next(Approval approval, ApprovalState state) {
    return new Approval(approval.id(), approval.plan(), approval.hash(), approval.requester(), approval.channel(),
        approval.proposedAt(), approval.leftOut(), approval.version() + 1, state, approval.attention());
  }

  /** A yes at noon, in person. */
  public static Vote vote(MemberId member) {
    return new Vote(member, SetClock.NOON, Set.of(new Approver.Person(member)), "", false);
  }

  /** The next version, approved. */
  public static Approval approved(Approval approval) {
    return next(approval,
        new ApprovalState.Ready(List.of(vote(APPROVER)), SetClock.NOON));
  }
}

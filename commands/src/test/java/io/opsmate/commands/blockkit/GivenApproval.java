package io.opsmate.commands.blockkit;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Approvals with telling names. */
public final class GivenApproval {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final MemberId ASKER = new MemberId("U0ASKER");
  public static final MemberId APPROVER = new MemberId("U0APPROVER");
  public static final ChannelId OPS = new ChannelId("C0OPS");
  public static final ApprovalRule INFRA = ApprovalRule.of("infra", 1,
      Set.of(new Approver.InGroup(new GroupId("S0INFRA"))), Duration.ofHours(24));
  public static final Ruling ONE_OF_INFRA =
      new Ruling.Wanted(new Demand(plan(1, "").circumstances(ASKER, NOON), List.of(INFRA), 1, false, List.of()));

  private GivenApproval() {}

  /** Deletes one volume. */
  public record Delete(String volume) implements Action {
    @Override
    public ResourceRef resource() {
      return new ResourceRef("EBS volume", volume, "eu-west-1");
    }
  }

  public static Approval pending(int volumes) {
    return in(new ApprovalState.Pending(List.of()), volumes);
  }

  public static Approval in(ApprovalState state, int volumes) {
    return in(state, plan(volumes, "Unattached for 42 d."));
  }

  public static Approval in(ApprovalState state, Plan plan) {
    return new Approval(new ApprovalId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0001L)), plan,
        new PlanHash("abc123"), ASKER, OPS, NOON, 0, 1, state);
  }

  public static Plan plan(int volumes, String why) {
    return plan(1, volumes, why);
  }

  /** With volumes numbered from {@code first}, for several requests that stand side by side. */
  public static Plan plan(int first, int volumes, String why) {
    List<PlanItem> items = IntStream.range(first, first + volumes)
        .mapToObj(n -> new PlanItem(new Delete("vol-" + n), "vol-" + n + " 100 GiB gp3", "No attachment since January",
            MonthlyCost.exactly(Money.usd("8.80"))))
        .toList();
    return new Plan(new SkillName("zombies"), "ebs.delete-volume/1",
        new Plan.Deed("Delete", "unattached EBS volume", "unattached EBS volumes"), items, why, "Nothing else",
        "A final snapshot is kept", Risk.DESTRUCTIVE, NOON.plus(Duration.ofHours(24)));
  }
}

package io.opsmate.app.fault;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Boxes;
import java.time.Instant;
import java.util.List;

/** One org of its own for one fault, with a channel and boxes that carry its name. */
record Case(OrgId org) {
  static final MemberId REQUESTER = Boxes.REQUESTER;
  static final MemberId FIRST = new MemberId("U0FIRST");
  static final MemberId SECOND = new MemberId("U0SECOND");
  static final MemberId THIRD = new MemberId("U0THIRD");
  static final List<MemberId> APPROVERS = List.of(FIRST, SECOND, THIRD);

  /** What every box and the channel of this case begin with. */
  String prefix() {
    return org.toString().substring(24);
  }

  ChannelId channel() {
    return new ChannelId("C" + prefix());
  }

  String box(String kind) {
    return prefix() + "-" + kind;
  }

  /** One box at once, one that has to be prepared, one that was moved meanwhile. */
  Plan plan(Instant now) {
    return plan(now, "quick", "slow", "moved");
  }

  Plan plan(Instant now, String... kinds) {
    Plan some = Boxes.plan(java.util.Arrays.stream(kinds).map(this::box).toArray(String[]::new));
    return new Plan(some.skill(), some.actionType(), some.deed(), some.items(), some.why(), some.blastRadius(),
        some.wayBack(), some.risk(), now.plus(java.time.Duration.ofDays(1)), some.context());
  }
}

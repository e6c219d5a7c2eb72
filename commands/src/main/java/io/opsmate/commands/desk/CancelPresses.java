package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;

/** Stops work that runs, for whoever asked for it, approvers and admins. */
public final class CancelPresses {
  static final String ACTION = "progress_cancel";

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final Permits permits;

  public CancelPresses(Transactions transactions, Cancellations cancellations, Permits permits) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.permits = permits;
  }

  /** Stops what a request asked for. */
  public static Card.Button stop(MemberId asker, RequestKey request) {
    return new Card.Button(ACTION, "Stop", value(asker, request), Card.Look.NORMAL);
  }

  static String value(MemberId asker, RequestKey request) {
    return asker + " " + request.value();
  }

  Reply pressed(OrgId org, ButtonPressed pressed, Instant now) {
    String[] value = pressed.value().split(" ", 2);
    MemberId member = new MemberId(pressed.member());
    if (value.length != 2 || !mayStop(org, member, value[0])) {
      return Reply.toYou("Nothing was stopped",
          Text.of("Only whoever asked, approvers and admins may stop this. Ask one of them."));
    }
    transactions.run(org, tx -> cancellations.ask(tx, new RequestKey(value[1]), member, now));
    return Reply.toYou("Stopping",
        Text.of("It stops at the next good moment and says what was and was not done. What it had done stays done."));
  }

  private boolean mayStop(OrgId org, MemberId member, String asker) {
    return member.value().equals(asker) || permits.refusal(org, member, MayRun.APPROVER).isEmpty()
        || permits.refusal(org, member, MayRun.ADMIN).isEmpty();
  }
}

package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;

/** Notes who opened Home and has it drawn for them. */
public final class HomeVisits implements JobHandler<HomeOpened> {
  private final Transactions transactions;
  private final HomeViewers viewers;
  private final Outbox outbox;

  public HomeVisits(Transactions transactions, HomeViewers viewers, Outbox outbox) {
    this.transactions = transactions;
    this.viewers = viewers;
    this.outbox = outbox;
  }

  @Override
  public void run(OrgId org, HomeOpened opened, Instant now) {
    MemberId member = new MemberId(opened.member());
    transactions.run(org, tx -> {
      viewers.opened(tx, member, now);
      outbox.put(tx, "home:" + opened.request(), new Letter.Home(member), now);
    });
  }
}

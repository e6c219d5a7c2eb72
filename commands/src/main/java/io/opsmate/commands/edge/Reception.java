package io.opsmate.commands.edge;

import io.opsmate.commands.inbox.Inbox;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a request down, once, together with the job that will do it: all of it, or nothing. */
public final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Orgs orgs;
  private final Transactions transactions;
  private final Inbox inbox;
  private final Jobs jobs;

  public Reception(Orgs orgs, Transactions transactions, Inbox inbox, Jobs jobs) {
    this.orgs = orgs;
    this.transactions = transactions;
    this.inbox = inbox;
    this.jobs = jobs;
  }

  <P extends Record> Admission admit(Sender sender, RequestKey request, JobType<P> type, P payload, Instant now) {
    return admitInOrg(sender, request, type, _ -> payload, now);
  }

  /**
   * Never throws: whatever goes wrong here is something the person has to hear. {@code payload} is made once it is known
   * whose request it is, and before the transaction.
   */
  <P extends Record> Admission admitInOrg(Sender sender, RequestKey request, JobType<P> type,
      Function<OrgId, P> payload,
      Instant now) {
    try {
      return switch (orgs.byTeam(sender.team(), sender.enterprise())) {
        case Orgs.Lookup.Found(OrgId org) -> record(org, request, type, payload.apply(org), now);
        case Orgs.Lookup.Foreign(String because) -> new Admission.Foreign(because);
        case Orgs.Lookup.NotYet(String because) -> new Admission.NotRecorded(because);
      };
    } catch (RetriableFailure e) {
      LOG.atWarn().setCause(e).addKeyValue("job", type.name()).log("a request could not be recorded");
      return new Admission.NotRecorded(
          "Nothing was recorded: OpsMate's database does not answer. Try again in a minute.");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("job", type.name()).log("recording a request broke");
      return new Admission.NotRecorded(
          "Nothing was recorded: OpsMate broke over it, and the cause is in its log. Tell whoever runs it.");
    }
  }

  private <P extends Record> Admission record(OrgId org, RequestKey request, JobType<P> type, P payload, Instant now) {
    boolean isNew = transactions.in(org, tx -> {
      boolean first = inbox.accept(tx, request, now);
      if (first) {
        jobs.enqueue(tx, type, request.value(), payload, now);
      }
      return first;
    });
    return isNew ? new Admission.Admitted() : new Admission.Repeated();
  }
}

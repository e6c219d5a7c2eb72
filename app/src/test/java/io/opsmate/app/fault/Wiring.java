package io.opsmate.app.fault;

import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.Boxes.Scrap;
import javax.sql.DataSource;

/** What a test puts between the parts of a {@link Replica}; nothing, unless it says so. */
interface Wiring {
  Wiring PLAIN = new Wiring() {};

  default DataSource source(DataSource real) {
    return real;
  }

  default OrgRules rules(OrgRules real) {
    return real;
  }

  default ApprovalLedger ledger(ApprovalLedger real) {
    return real;
  }

  default AuditTrail audit(AuditTrail real) {
    return real;
  }

  default Chat chat(Chat real) {
    return real;
  }

  default Jobs jobs(Jobs real) {
    return real;
  }

  default Inbox inbox(Inbox real) {
    return real;
  }

  default Outbox outbox(Outbox real) {
    return real;
  }

  default CardCopies copies(CardCopies real) {
    return real;
  }

  default SlackPost slack(SlackPost real) {
    return real;
  }

  default Members members(Members real) {
    return real;
  }

  default Recheck<Scrap> recheck(Recheck<Scrap> real) {
    return real;
  }

  default Executor<Scrap> executor(Executor<Scrap> real) {
    return real;
  }

  default <P extends Record> JobHandler<P> job(String name, JobHandler<P> real) {
    return real;
  }
}

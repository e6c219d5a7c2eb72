package io.opsmate.app.fault;

import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.Boxes.Scrap;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands at every boundary of a replica (each call to the outside, each commit, each write inside a transaction) and tells
 * {@link Boundaries} of it.
 */
final class Halting implements Wiring {
  /** Methods that call the outside, or write. */
  private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("claim", "claim"),
      Map.entry("add", "request row"), Map.entry("save", "approval row"), Map.entry("enqueue", "enqueue"),
      Map.entry("accept", "inbox row"), Map.entry("put", "outbox write"), Map.entry("check", "re-check"),
      Map.entry("execute", "execute"), Map.entry("look", "look"), Map.entry("standing", "ask for rights"),
      Map.entry("post", "relay post"), Map.entry("update", "relay edit"), Map.entry("shows", "relay record"));

  private final Boundaries boundaries;

  /** What the transaction of this thread has written so far; by the words of its audit entries, if it has any. */
  private final ThreadLocal<TreeSet<String>> written = ThreadLocal.withInitial(TreeSet::new);

  Halting(Boundaries boundaries) {
    this.boundaries = boundaries;
  }

  @Override
  public DataSource source(DataSource real) {
    return Between.port(DataSource.class, real, (method, _, call) -> method.equals("getConnection")
        ? connection((Connection) Objects.requireNonNull(call.make()))
        : call.make());
  }

  private Connection connection(Connection real) {
    return Between.port(Connection.class, real, (method, _, call) -> switch (method) {
      case "commit" -> {
        String holds = String.join(", ", written.get());
        written.remove();
        yield holds.isEmpty() ? call.make() : boundaries.around("commit of " + holds, call::make);
      }
      case "rollback" -> {
        written.remove();
        yield call.make();
      }
      default -> call.make();
    });
  }

  @Override
  public ApprovalLedger ledger(ApprovalLedger real) {
    return inside(ApprovalLedger.class, real);
  }

  @Override
  public AuditTrail audit(AuditTrail real) {
    return (tx, entry) -> {
      written.get().removeIf(word -> !word.contains("."));
      written.get().add(entry.what());
      boundaries.before("audit entry " + entry.what());
      real.record(tx, entry);
    };
  }

  @Override
  public Jobs jobs(Jobs real) {
    return inside(Jobs.class, real);
  }

  @Override
  public Inbox inbox(Inbox real) {
    return inside(Inbox.class, real);
  }

  @Override
  public Outbox outbox(Outbox real) {
    return Between.port(Outbox.class, real, (method, _, call) -> switch (method) {
      case "put" -> within("outbox write", call);
      case "claim" -> boundaries.around("relay claim", call::make);
      case "sent" -> boundaries.around("relay lets go", call::make);
      default -> call.make();
    });
  }

  @Override
  public CardCopies copies(CardCopies real) {
    return inside(CardCopies.class, real);
  }

  @Override
  public SlackPost slack(SlackPost real) {
    return outside(SlackPost.class, real);
  }

  @Override
  public Members members(Members real) {
    return outside(Members.class, real);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Recheck<Scrap> recheck(Recheck<Scrap> real) {
    return outside(Recheck.class, real);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Executor<Scrap> executor(Executor<Scrap> real) {
    return outside(Executor.class, real);
  }

  @Override
  public <P extends Record> JobHandler<P> job(String name, JobHandler<P> real) {
    return (org, payload, now) -> boundaries.around("job " + name, () -> {
      real.run(org, payload, now);
      return true;
    });
  }

  private <T> T outside(Class<T> port, T real) {
    return Between.port(port, real, (method, _, call) -> {
      String place = PLACES.get(method);
      return place == null ? call.make() : boundaries.around(place, call::make);
    });
  }

  private <T> T inside(Class<T> port, T real) {
    return Between.port(port, real, (method, _, call) -> {
      String place = PLACES.get(method);
      return place == null ? call.make() : within(place, call);
    });
  }

  /** Before and after are the same here: the transaction is rolled back. */
  private @Nullable Object within(String place, Between.Call call) {
    if (written.get().stream().noneMatch(word -> word.contains("."))) {
      written.get().add(place);
    }
    boundaries.before(place);
    return call.make();
  }
}

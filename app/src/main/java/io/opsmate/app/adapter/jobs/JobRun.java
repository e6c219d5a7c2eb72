package io.opsmate.app.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.PostgresPayloads;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one job by its ticket, and decides what becomes of it. */
final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  /** A job this version cannot run may be for a replica with another one. */
  private static final Duration NOT_FOR_US = Duration.ofMinutes(1);

  private static final Duration LANE_IS_FULL = Duration.ofSeconds(1);

  private final Set<String> longOnes = ConcurrentHashMap.newKeySet();
  private final Semaphore lane;
  private final Semaphore others;
  private final Map<String, JobSpec<?>> known = new ConcurrentHashMap<>();
  private final Transactions transactions;
  private final PostgresPayloads payloads = new PostgresPayloads();
  private final Json json;
  private final InstantSource clock;
  private final Retry retry;
  private final JobGaveUp gaveUp;

  /** @param lane how many of the long ones may run at a time, and how many of the others */
  JobRun(Transactions transactions, Json json, InstantSource clock, Retry retry, JobGaveUp gaveUp, int lane) {
    this.lane = new Semaphore(lane);
    this.others = new Semaphore(lane);
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
    this.retry = retry;
    this.gaveUp = gaveUp;
  }

  void handle(JobSpec<?> spec) {
    if (known.putIfAbsent(spec.type().id(), spec) != null) {
      throw new IllegalStateException("two handlers claim the job " + spec.type().id() + "; keep one");
    }
  }

  void takeLong(Set<String> names) {
    longOnes.addAll(names);
  }

  CompletionHandler<JobTicket> run(JobTicket ticket) {
    Optional<String> payload = transactions.in(ticket.org(), tx -> payloads.find(tx, ticket.payload()));
    if (payload.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    JobSpec<?> spec = known.get(ticket.type());
    if (spec == null) {
      LOG.atWarn().addKeyValue("type", ticket.type()).log("a job of an unknown type is left for another version");
      return this::leave;
    }
    return run(spec, ticket, payload.get());
  }

  private <P extends Record> CompletionHandler<JobTicket> run(JobSpec<P> spec, JobTicket ticket, String payload) {
    P read;
    try {
      read = json.read(payload, spec.type().payload());
    } catch (Json.Unreadable e) {
      LOG.atWarn().setCause(e).addKeyValue("type", ticket.type()).log("a job's payload cannot be read; it is left");
      return this::leave;
    }
    boolean isLong = longOnes.contains(spec.type().name());
    if (isLong && !lane.tryAcquire()) {
      return (run, then) -> then.reschedule(run, clock.instant().plus(LANE_IS_FULL));
    }
    if (!isLong) {
      others.acquireUninterruptibly();
    }
    try {
      spec.handler().run(ticket.org(), read, clock.instant());
    } finally {
      (isLong ? lane : others).release();
    }
    transactions.run(ticket.org(), tx -> payloads.done(tx, ticket.payload()));
    return new CompletionHandler.OnCompleteRemove<>();
  }

  private void leave(ExecutionComplete run, ExecutionOperations<JobTicket> then) {
    then.reschedule(run, clock.instant().plus(NOT_FOR_US));
  }

  void failed(ExecutionComplete run, ExecutionOperations<JobTicket> then) {
    int failures = run.getExecution().consecutiveFailures + 1;
    if (failures < retry.tries() || !(run.getExecution().taskInstance.getData() instanceof JobTicket ticket)) {
      then.reschedule(run, clock.instant().plus(retry.waitAfter(failures)));
      return;
    }
    String because = run.getCause().map(Throwable::toString).orElse("no reason known");
    if (!isGivenUp(ticket, because)) {
      then.reschedule(run, clock.instant().plus(retry.waitAfter(failures)));
      return;
    }
    then.stop();
    LOG.atError()
        .setCause(run.getCause().orElse(null))
        .addKeyValue("org", ticket.org())
        .addKeyValue("type", ticket.type())
        .addKeyValue("payload", ticket.payload())
        .addKeyValue("tries", failures)
        .log("a job failed too often and is given up");
  }

  /** Nothing is given up silently: when it cannot be told, it is not given up yet. */
  private boolean isGivenUp(JobTicket ticket, String because) {
    try {
      transactions.run(ticket.org(), tx -> {
        String payload = payloads.find(tx, ticket.payload()).orElse("");
        payloads.gaveUp(tx, ticket.payload(), because);
        gaveUp.gaveUp(tx, new JobGaveUp.Job(ticket.type(), payload, because, clock.instant()));
      });
      return true;
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("type", ticket.type()).log("a job could not be given up; it is tried again");
      return false;
    }
  }
}

package io.opsmate.app.adapter.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.PostgresPayloads;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Jobs on db-scheduler. A job is enqueued in the transaction that wants it, by one statement of ours in the form of the
 * library's own; it can be enqueued before {@link #start}, and runs only after.
 */
public final class SchedulerJobs implements Jobs, AutoCloseable {
  private static final String TASK = "opsmate-job";

  private final DataSource source;
  private final Settings settings;
  private final PostgresPayloads payloads = new PostgresPayloads();
  private final List<RecurringTask<Void>> recurring = new ArrayList<>();
  private final CustomTask<JobTicket> task;
  private final JobRun run;
  private volatile @Nullable Scheduler running;

  /**
   * What this needs besides the database.
   *
   * @param threads jobs at a time
   * @param drain how long {@link #close} waits for jobs that run
   */
  public record Settings(Json json, Ids ids, InstantSource clock, int threads, Duration drain, Retry retry,
      JobGaveUp gaveUp) {
    /** Sixteen at a time, half of them short ones; half a minute to drain. */
    public static Settings of(Json json, Ids ids, InstantSource clock) {
      return new Settings(json, ids, clock, 16, Duration.ofSeconds(30), Retry.DEFAULT, (_, _) -> {
      });
    }

    public Settings with(JobGaveUp told) {
      return new Settings(json, ids, clock, threads, drain, retry, told);
    }
  }

  public SchedulerJobs(DataSource source, Transactions transactions, Settings settings) {
    this.source = source;
    this.settings = settings;
    this.run = new JobRun(transactions, settings.json(), settings.clock(), settings.retry(), settings.gaveUp(),
        Math.max(1, settings.threads() / 2));
    this.task = Tasks.custom(TASK, JobTicket.class)
        .onFailure(run::failed)
        .onDeadExecutionRevive()
        .execute((ticket, _) -> run.run(ticket.getData()));
  }

  /** What does the jobs; all of it before {@link #start}. */
  public SchedulerJobs handle(Collection<JobSpec<?>> specs) {
    specs.forEach(run::handle);
    return this;
  }

  /**
   * These kinds of jobs take long, and mostly wait for others: together they get half of the threads, and wait for one by
   * coming back a second later. The other half is for all the rest, which gets no more of the database because of them.
   * Before {@link #start}.
   */
  public SchedulerJobs takeLong(Set<String> names) {
    run.takeLong(names);
    return this;
  }

  /** Upkeep; all of it before {@link #start}. */
  public SchedulerJobs every(Collection<Recurring> upkeep) {
    upkeep.forEach(one -> recurring.add(Tasks.recurring(one.name(), FixedDelay.of(one.every()))
        .execute((_, _) -> one.work().run())));
    return this;
  }

  @Override
  public <P extends Record> void enqueue(Tx tx, JobType<P> type, String key, P payload, Instant at) {
    UUID id = settings.ids().next();
    String instance = type.id() + ":" + tx.org() + ":" + key;
    byte[] ticket = settings.json().write(new JobTicket(tx.org(), type.id(), id)).getBytes(StandardCharsets.UTF_8);
    int priority = type.isAwaited() ? Priority.HIGH : Priority.MEDIUM;
    if (payloads.enqueue(tx, new PostgresPayloads.Ticket(TASK, instance, ticket, priority), id, type.id(),
        settings.json().write(payload), at) && !at.isAfter(settings.clock().instant())) {
      tx.afterCommit(this::poke);
    }
  }

  /** Looks for due jobs at once. */
  public void poke() {
    Scheduler now = running;
    if (now != null) {
      now.triggerCheckForDueExecutions();
    }
  }

  /**
   * Lets go of jobs that a process which is no more had begun, so that they run at once instead of when its heartbeat is
   * missed. Only where nobody else can be running jobs, and before {@link #start}.
   */
  public SchedulerJobs releaseThoseOfTheDead() {
    try (Connection connection = source.getConnection();
        PreparedStatement release = connection.prepareStatement("UPDATE scheduled_tasks SET picked = false,"
            + " picked_by = NULL, last_heartbeat = NULL, version = version + 1 WHERE picked")) {
      release.executeUpdate();
      return this;
    } catch (SQLException e) {
      throw new RetriableFailure("the jobs of the last run could not be released", e);
    }
  }

  /** Begins to run jobs; again after {@link #close}, too. */
  public synchronized void start() {
    if (running == null) {
      Scheduler fresh = scheduler();
      fresh.start();
      running = fresh;
    }
  }

  /** Begins nothing new and waits a while for what runs; what is cut short runs again, here or elsewhere. */
  @Override
  public synchronized void close() {
    Scheduler last = running;
    if (last != null) {
      running = null;
      last.stop();
    }
  }

  private Scheduler scheduler() {
    return Scheduler.create(source, task)
        .startTasks(recurring)
        .clock(settings.clock()::instant)
        .serializer(new TicketSerializer(settings.json()))
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .threads(settings.threads())
        .executorService(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()))
        .enablePriority()
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(Duration.ofSeconds(1))
        .heartbeatInterval(Duration.ofSeconds(5))
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(settings.drain())
        .failureLogging(LogLevel.WARN, true)
        .build();
  }
}

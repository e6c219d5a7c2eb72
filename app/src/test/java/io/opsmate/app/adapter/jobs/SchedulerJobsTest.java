package io.opsmate.app.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.JobsContract;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real scheduler keeps the contract, on a clock that the test moves. */
class SchedulerJobsTest implements JobsContract {
  private static final Json JSON = new Json();
  private static final JobType<Parcel> PARCEL = new JobType<>("test-parcel", 1, Parcel.class);

  private final SetClock clock = SetClock.atNoon();
  private final List<JobSpec<?>> handled = new ArrayList<>();
  private final List<String> givenUp = new CopyOnWriteArrayList<>();
  private TestDatabase database;
  private SchedulerJobs jobs;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    jobs = fresh(Retry.DEFAULT);
  }

  @AfterEach
  void close() {
    jobs.close();
    database.close();
  }

  @Override
  public Transactions transactions() {
    return database.transactions();
  }

  @Override
  public Jobs jobs() {
    return jobs;
  }

  @Override
  public void handle(JobSpec<?> spec) {
    handled.add(spec);
    jobs.handle(List.of(spec));
  }

  @Override
  public void runDue(Instant now) {
    jobs.close();
    clock.moveTo(now);
    jobs.start();
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(() -> {
      jobs.poke(); // the scheduler polls by the clock, which stands still
      return due(now) == 0;
    });
    jobs.close();
  }

  @Override
  public void restart() {
    jobs.close();
    jobs = fresh(Retry.DEFAULT).handle(handled);
  }

  @Test
  void aPokeAfterCommitStartsTheJobLongBeforeTheNextPoll() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    handle(new JobSpec<>(PARCEL, (_, _, _) -> ran.countDown()));
    jobs.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> due(clock.instant()) == 0);

    long begun = System.nanoTime();
    enqueue("poked", "words");

    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whatSomebodyWaitsForGoesFirst() {
    JobType<Parcel> awaited = new JobType<>("test-awaited", 1, Parcel.class, true);
    List<String> ran = new CopyOnWriteArrayList<>();
    SchedulerJobs.Settings usual = SchedulerJobs.Settings.of(JSON, new TimeOrderedIds(), clock);
    jobs = new SchedulerJobs(database.app(), database.transactions(), new SchedulerJobs.Settings(usual.json(),
        usual.ids(), usual.clock(), 1, usual.drain(), usual.retry(), usual.gaveUp()));
    handle(new JobSpec<>(PARCEL, (_, parcel, _) -> ran.add(parcel.words())));
    handle(new JobSpec<>(awaited, (_, parcel, _) -> ran.add(parcel.words())));
    enqueue("1", "long due");
    enqueue("2", "due as well");
    database.transactions()
        .run(Orgs.ACME, tx -> jobs.enqueue(tx, awaited, "3", new Parcel("asked just now", 1), SetClock.NOON));

    runDue(SetClock.NOON.plusSeconds(1));

    assertThat(ran).startsWith("asked just now").hasSize(3);
  }

  @Test
  void whileLongJobsHangOthersRun() throws Exception {
    JobType<Parcel> talk = new JobType<>("test-talk", 1, Parcel.class, true);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    AtomicInteger talked = new AtomicInteger();
    handle(new JobSpec<>(talk, (_, _, _) -> {
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      talked.incrementAndGet();
    }));
    handle(new JobSpec<>(PARCEL, (_, _, _) -> ran.countDown()));
    jobs.takeLong(java.util.Set.of("test-talk"));
    for (int number = 0; number < 20; number++) {
      String key = "talk " + number;
      database.transactions().run(Orgs.ACME, tx -> jobs.enqueue(tx, talk, key, new Parcel("hm", 1), SetClock.NOON));
    }
    jobs.start();
    enqueue("decision", "approve");

    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        jobs.poke(); // the scheduler polls by the clock, which stands still
        return ran.getCount() == 0;
      });
    } finally {
      mayEnd.countDown();
    }
    for (int second = 2; second < 20 && talked.get() < 20; second++) {
      runDue(SetClock.NOON.plusSeconds(second));
    }
    assertThat(talked).as("those that waited run too").hasValue(20);
  }

  @Test
  void ofManyTransactionsWithOneKeyAtOnceOneEnqueuesAndNoneFails() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    handle(new JobSpec<>(PARCEL, (_, _, _) -> runs.incrementAndGet()));
    Callable<Boolean> enqueue = () -> {
      enqueue("same", "words");
      return true;
    };

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Boolean> one : threads
          .invokeAll(List.of(enqueue, enqueue, enqueue, enqueue, enqueue, enqueue, enqueue, enqueue))) {
        assertThat(one.get()).isTrue();
      }
    }
    runDue(SetClock.NOON.plusSeconds(1));

    assertThat(runs).hasValue(1);
    assertThat(count("SELECT count(*) FROM jobs_payload")).isZero();
  }

  @Test
  void whatTheSharedTableHoldsSaysNothingOfThePayload() throws SQLException {
    handle(new JobSpec<>(PARCEL, (_, _, _) -> {
    }));
    enqueue("key", "very-private-words");

    assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE 'test-parcel/1:%:key'")).isOne();
    assertThat(count("SELECT count(*) FROM scheduled_tasks"
        + " WHERE convert_from(task_data, 'UTF8') LIKE '%very-private-words%'")).isZero();
  }

  @Test
  void aJobOfAnUnknownTypeIsLeftForAVersionThatKnowsIt() throws SQLException {
    List<String> seen = new CopyOnWriteArrayList<>();
    enqueue("later", "kept");

    runDue(SetClock.NOON.plusSeconds(1));
    assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'opsmate-job'")).isOne();

    jobs = fresh(Retry.DEFAULT)
        .handle(List.of(new JobSpec<>(PARCEL, (_, parcel, _) -> seen.add(parcel.words()))));
    runDue(SetClock.NOON.plus(Duration.ofMinutes(2)));
    assertThat(seen).containsExactly("kept");
  }

  @Test
  void aPayloadThatCannotBeReadIsLeft() throws SQLException {
    AtomicInteger runs = new AtomicInteger();
    handle(new JobSpec<>(PARCEL, (_, _, _) -> runs.incrementAndGet()));
    enqueue("odd", "words");
    change("UPDATE jobs_payload SET payload = '{\"words\":\"w\",\"weight\":1,\"colour\":\"red\"}'");

    runDue(SetClock.NOON.plusSeconds(1));

    assertThat(runs).hasValue(0);
    assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'opsmate-job'")).isOne();
  }

  @Test
  void aJobThatFailsTooOftenIsGivenUpLoudlyAndItsPayloadKept() throws SQLException {
    jobs = fresh(new Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), 3));
    AtomicInteger tries = new AtomicInteger();
    handle(new JobSpec<>(PARCEL, (_, _, _) -> {
      tries.incrementAndGet();
      throw new IllegalStateException("never");
    }));
    enqueue("hopeless", "words");

    for (int minute = 0; minute < 5; minute++) {
      runDue(SetClock.NOON.plus(Duration.ofMinutes(minute)));
    }

    assertThat(tries).hasValue(3);
    assertThat(givenUp).containsExactly("test-parcel/1: java.lang.IllegalStateException: never");
    assertThat(count("SELECT count(*) FROM jobs_payload WHERE gave_up_because LIKE '%never'")).isOne();
    assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'opsmate-job'")).isZero();
  }

  @Test
  void aJobWhoseEndCannotBeToldIsNotGivenUpButTriedAgain() throws SQLException {
    AtomicInteger told = new AtomicInteger();
    jobs.close();
    jobs = new SchedulerJobs(database.app(), database.transactions(), new SchedulerJobs.Settings(JSON,
        new TimeOrderedIds(), clock, 4, Duration.ofSeconds(10),
        new Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
        (_, job) -> {
          if (told.incrementAndGet() == 1) {
            throw new IllegalStateException("nobody listens");
          }
          givenUp.add(job.payload());
        }));
    handle(new JobSpec<>(PARCEL, (_, _, _) -> {
      throw new IllegalStateException("never");
    }));
    enqueue("hopeless", "words");

    runDue(SetClock.NOON);
    assertThat(count("SELECT count(*) FROM jobs_payload WHERE gave_up_because IS NOT NULL")).isZero();
    runDue(SetClock.NOON.plusSeconds(5));

    assertThat(givenUp).singleElement().asString().contains("words");
    assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'opsmate-job'")).isZero();
  }

  @Test
  void aJobThatWasDoneButNotCrossedOutIsNotDoneAgain() throws SQLException {
    AtomicInteger runs = new AtomicInteger();
    handle(new JobSpec<>(PARCEL, (_, _, _) -> runs.incrementAndGet()));
    enqueue("done", "words");
    change("DELETE FROM jobs_payload");

    runDue(SetClock.NOON.plusSeconds(1));

    assertThat(runs).hasValue(0);
    assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'opsmate-job'")).isZero();
  }

  @Test
  void aJobWhoseWorkerDiedIsRunAgainHalfAMinuteLater() throws SQLException {
    AtomicInteger runs = new AtomicInteger();
    handle(new JobSpec<>(PARCEL, (_, _, _) -> runs.incrementAndGet()));
    enqueue("orphan", "words");
    change("UPDATE scheduled_tasks SET picked = true, picked_by = 'a worker that died',"
        + " last_heartbeat = execution_time");

    clock.moveTo(SetClock.NOON.plusSeconds(30));
    jobs.start();

    await().atMost(Duration.ofSeconds(20)).until(() -> {
      jobs.poke(); // the scheduler polls by the clock, which stands still
      return runs.get() == 1;
    });
  }

  @Test
  void closingWaitsForTheJobThatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    handle(new JobSpec<>(PARCEL, (_, _, _) -> {
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      ended.incrementAndGet();
    }));
    jobs.start();
    enqueue("slow", "words");
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> closing = other.submit(jobs::close);
      assertThat(closing.isDone()).isFalse();
      mayEnd.countDown();
      closing.get(20, TimeUnit.SECONDS);
    }

    assertThat(ended).hasValue(1);
  }

  @Test
  void upkeepRunsEverySoOften() {
    AtomicInteger runs = new AtomicInteger();
    jobs.every(List.of(new Recurring("test-upkeep", Duration.ofHours(1), runs::incrementAndGet)));

    runDue(SetClock.NOON);
    runDue(SetClock.NOON.plusSeconds(1));
    assertThat(runs).hasValue(1);

    runDue(SetClock.NOON.plus(Duration.ofMinutes(61)));
    assertThat(runs).hasValue(2);
  }

  private SchedulerJobs fresh(Retry retry) {
    return new SchedulerJobs(database.app(), database.transactions(), new SchedulerJobs.Settings(JSON,
        new TimeOrderedIds(), clock, 4, Duration.ofSeconds(10), retry,
        (_, job) -> givenUp.add(job.type() + ": " + job.because())));
  }

  private void enqueue(String key, String words) {
    transactions().run(Orgs.ACME, tx -> jobs.enqueue(tx, PARCEL, key, new Parcel(words, 1), clock.instant()));
  }

  private long due(Instant now) throws SQLException {
    return count("SELECT count(*) FROM scheduled_tasks WHERE picked OR execution_time <= '" + now + "'");
  }

  private long count(String query) throws SQLException {
    try (Connection admin = database.admin();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void change(String statement) throws SQLException {
    try (Connection admin = database.admin(); Statement change = admin.createStatement()) {
      change.executeUpdate(statement);
    }
  }
}

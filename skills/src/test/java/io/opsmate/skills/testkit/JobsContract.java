package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link Jobs} keeps. Each test has a type of job of its own. */
public interface JobsContract {
  Transactions transactions();

  Jobs jobs();

  /** From now on these are handled. */
  void handle(JobSpec<?> spec);

  /** It is {@code now}; everything due is run. */
  void runDue(Instant now);

  /** Everything that is only in memory is lost. What is handled is handled again. */
  void restart();

  /** What the jobs of these tests are given. */
  record Parcel(String words, int weight) {}

  /** Notes every run. */
  record Seen(OrgId org, Parcel parcel, Instant at) {}

  @Test
  default void aJobRunsOnceWithItsOrgAndPayloadWhenItIsDue() {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    JobType<Parcel> type = given("due", noting(seen));
    enqueue(type, "key", new Parcel("“ümlaut” 📦", 7), SetClock.NOON.plusSeconds(60));

    runDue(SetClock.NOON.plusSeconds(59));
    assertThat(seen).isEmpty();

    Instant due = SetClock.NOON.plusSeconds(60);
    runDue(due);
    runDue(due.plusSeconds(600));
    assertThat(seen).containsExactly(new Seen(Orgs.ACME, new Parcel("“ümlaut” 📦", 7), due));
  }

  @Test
  default void aRollbackLeavesNoJob() {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    JobType<Parcel> type = given("rollback", noting(seen));

    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      jobs().enqueue(tx, type, "key", new Parcel("", 1), SetClock.NOON);
      throw new IllegalArgumentException("no");
    })).isInstanceOf(IllegalArgumentException.class);

    runDue(SetClock.NOON.plusSeconds(1));
    assertThat(seen).isEmpty();
  }

  @Test
  default void theSameKeyIsEnqueuedOnce() {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    JobType<Parcel> type = given("once", noting(seen));

    enqueue(type, "key", new Parcel("first", 1), SetClock.NOON);
    enqueue(type, "key", new Parcel("second", 2), SetClock.NOON);
    transactions().run(Orgs.OTHER, tx -> jobs().enqueue(tx, type, "key", new Parcel("other", 3), SetClock.NOON));

    runDue(SetClock.NOON.plusSeconds(1));
    assertThat(seen).extracting(one -> one.parcel().words()).containsExactlyInAnyOrder("first", "other");
  }

  @Test
  default void aFinishedJobsKeyMayBeUsedAgain() {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    JobType<Parcel> type = given("again", noting(seen));

    enqueue(type, "key", new Parcel("first", 1), SetClock.NOON);
    runDue(SetClock.NOON.plusSeconds(1));
    enqueue(type, "key", new Parcel("second", 2), SetClock.NOON);
    runDue(SetClock.NOON.plusSeconds(2));

    assertThat(seen).extracting(one -> one.parcel().words()).containsExactly("first", "second");
  }

  @Test
  default void aJobSurvivesARestart() {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    JobType<Parcel> type = given("restart", noting(seen));
    enqueue(type, "key", new Parcel("kept", 1), SetClock.NOON.plusSeconds(60));

    restart();
    runDue(SetClock.NOON.plusSeconds(61));

    assertThat(seen).extracting(one -> one.parcel().words()).containsExactly("kept");
  }

  @Test
  default void aFailingJobIsTriedAgainLaterAndLater() {
    AtomicInteger tries = new AtomicInteger();
    JobType<Parcel> type = given("failing", (_, _, _) -> {
      if (tries.incrementAndGet() < 3) {
        throw new IllegalStateException("not yet");
      }
    });
    enqueue(type, "key", new Parcel("", 1), SetClock.NOON);

    runDue(SetClock.NOON);
    runDue(SetClock.NOON);
    assertThat(tries).hasValue(1);

    runDue(SetClock.NOON.plus(Duration.ofMinutes(1)));
    assertThat(tries).hasValue(2);

    runDue(SetClock.NOON.plus(Duration.ofMinutes(5)));
    runDue(SetClock.NOON.plus(Duration.ofMinutes(60)));
    assertThat(tries).hasValue(3);
  }

  @Test
  default void aJobMayEnqueueAnother() {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    JobType<Parcel> second = given("second", noting(seen));
    JobType<Parcel> first = given("first", (org, parcel, now) -> transactions().run(org,
        tx -> jobs().enqueue(tx, second, "key", parcel, now)));
    enqueue(first, "key", new Parcel("passed on", 1), SetClock.NOON);

    runDue(SetClock.NOON.plusSeconds(1));

    assertThat(seen).extracting(one -> one.parcel().words()).containsExactly("passed on");
  }

  private JobType<Parcel> given(String name, JobHandler<Parcel> handler) {
    JobType<Parcel> type = new JobType<>("test-" + name, 1, Parcel.class);
    handle(new JobSpec<>(type, handler));
    return type;
  }

  private static JobHandler<Parcel> noting(List<Seen> seen) {
    return (org, parcel, now) -> seen.add(new Seen(org, parcel, now));
  }

  private void enqueue(JobType<Parcel> type, String key, Parcel parcel, Instant at) {
    transactions().run(Orgs.ACME, tx -> jobs().enqueue(tx, type, key, parcel, at));
  }
}

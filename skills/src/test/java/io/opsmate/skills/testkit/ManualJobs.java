package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs that run when the test says so, in order of their time; a failing one is put off, and its failure is kept. */
public final class ManualJobs implements Jobs {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

  private final InMemoryTransactions transactions;
  private final PerOrg<Map<Key, Waiting>> waiting = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);
  private final Map<String, JobSpec<?>> known = new HashMap<>();
  private final List<RuntimeException> failures = new ArrayList<>();

  public ManualJobs(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /** A job that has not finished. */
  public record Waiting(JobType<?> type, String key, Record payload, Instant at, int failures) {}

  private record Key(String type, String key) {}

  private record Due(OrgId org, Key key, Waiting job, JobSpec<?> spec) {}

  public ManualJobs handle(List<JobSpec<?>> specs) {
    specs.forEach(spec -> known.put(spec.type().id(), spec));
    return this;
  }

  @Override
  public <P extends Record> void enqueue(Tx tx, JobType<P> type, String key, P payload, Instant at) {
    waiting.in(tx).putIfAbsent(new Key(type.id(), key), new Waiting(type, key, payload, at, 0));
  }

  /** Runs what is due, and what that enqueues for now, until nothing is left; answers how many ran. */
  public int runDue(Instant now) {
    int ran = 0;
    for (Optional<Due> next = next(now); next.isPresent(); next = next(now)) {
      run(next.get(), now);
      ran++;
    }
    return ran;
  }

  public List<Waiting> waiting(OrgId org) {
    return transactions.alone(() -> List.copyOf(waiting.kept(org).values()));
  }

  /** What jobs threw, in order. */
  public List<RuntimeException> failures() {
    return List.copyOf(failures);
  }

  private Optional<Due> next(Instant now) {
    return transactions.alone(() -> {
      List<Due> due = new ArrayList<>();
      waiting.forEachOrg((org, jobs) -> jobs.forEach((key, job) -> {
        JobSpec<?> spec = known.get(key.type());
        if (spec != null && !job.at().isAfter(now)) {
          due.add(new Due(org, key, job, spec));
        }
      }));
      return due.stream().min(Comparator.comparing(one -> one.job().at()));
    });
  }

  private void run(Due due, Instant now) {
    try {
      run(due.spec(), due, now);
      transactions.alone(() -> waiting.kept(due.org()).remove(due.key()));
    } catch (RuntimeException e) {
      failures.add(e);
      Waiting job = due.job();
      Waiting later = new Waiting(job.type(), job.key(), job.payload(),
          now.plus(FIRST_RETRY.multipliedBy(1L << Math.min(job.failures(), 10))), job.failures() + 1);
      transactions.alone(() -> waiting.kept(due.org()).put(due.key(), later));
    }
  }

  private static <P extends Record> void run(JobSpec<P> spec, Due due, Instant now) {
    spec.handler().run(due.org(), spec.type().payload().cast(due.job().payload()), now);
  }
}

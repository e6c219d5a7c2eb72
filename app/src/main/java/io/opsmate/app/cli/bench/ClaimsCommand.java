package io.opsmate.app.cli.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.kernel.OrgId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast approved requests are claimed and carried out by one worker, by several threads of one, and by several workers. */
@Command(name = "claims", mixinStandardHelpOptions = true,
    description = "Measure what workers that claim from the same queue cost each other.")
public final class ClaimsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--requests", description = "approved requests in each run (default: ${DEFAULT-VALUE})",
      defaultValue = "800") private int requests;

  @Option(names = "--orgs", description = "orgs they are spread over (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int orgs;

  @Option(names = "--workers", description = "workers of the last run (default: ${DEFAULT-VALUE})",
      defaultValue = "8") private int workers;

  /** On a database of its own. */
  public ClaimsCommand() {
    this(MarksDatabase::fresh);
  }

  ClaimsCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (MarksDatabase database = databases.get()) {
      List<OrgId> all = MarksDatabase.orgs(database.source(), orgs);
      run(database, all, 1, 1);
      double one = run(database, all, 1, 1);
      double threads = run(database, all, 1, workers);
      double many = run(database, all, workers, 1);
      out.println("%d approved requests over %d orgs, carried out a second".formatted(requests, orgs));
      out.println("1 worker: %.0f; 1 worker with %d threads: %.0f; %d workers: %.0f".formatted(one, workers, threads,
          workers, many));
      out.println("%d workers to 1: %.2f; lost to conflicts, against as many threads of one worker: %.0f %%"
          .formatted(workers, many / one, 100 * Math.max(0, 1 - many / threads)));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  private double run(MarksDatabase database, List<OrgId> all, int replicas, int threads) throws InterruptedException {
    MarksCore filling = MarksCore.on(database.source(), MarksCore.Replica.idle());
    int each = Math.max(1, requests / all.size());
    all.forEach(org -> new Requests(filling, 1).ready(org, each));
    AtomicReference<CountDownLatch> left = new AtomicReference<>(new CountDownLatch(each * all.size()));
    List<HikariDataSource> pools = new ArrayList<>();
    List<MarksCore> cores = new ArrayList<>();
    for (int number = 0; number < replicas; number++) {
      HikariDataSource pool = MarksDatabase.pool(database.login(), Math.max(2, 16 / replicas));
      pools.add(pool);
      MarksCore core = MarksCore.on(pool,
          MarksCore.Replica.acting("worker-" + number, threads, () -> left.get().countDown()));
      core.jobs().handle(ApprovalJobs.of(core.desk(), core.runner()));
      cores.add(core);
    }
    long began = System.nanoTime();
    cores.forEach(core -> core.jobs().start());
    boolean done = left.get().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - began) / 1e9;
    cores.forEach(core -> core.jobs().close());
    pools.forEach(HikariDataSource::close);
    if (!done) {
      throw new IllegalStateException(left.get().getCount() + " were not carried out in " + PATIENCE);
    }
    return each * all.size() / seconds;
  }
}

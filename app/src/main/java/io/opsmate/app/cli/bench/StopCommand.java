package io.opsmate.app.cli.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.OrgId;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long after a stop was pressed on one replica another one still begins actions. Each replica has its own connections
 * and workers; the stop is a job, as the command makes it one.
 */
@Command(name = "stop", mixinStandardHelpOptions = true,
    description = "Measure how long after a stop another replica still begins actions.")
public final class StopCommand implements Callable<Integer> {
  private static final JobType<Pulled> PULL = new JobType<>("bench-stop", 1, Pulled.class);

  /** Unit: actions of one plan; no plan holds more. */
  private static final int ITEMS = 20;

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--tries", description = "stops (default: ${DEFAULT-VALUE})", defaultValue = "200") private int tries;

  /** The stop to pull; {@code number} tells one from the next. */
  record Pulled(int number) {}

  /** On a database of its own. */
  public StopCommand() {
    this(MarksDatabase::fresh);
  }

  StopCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    AtomicLong lastBegun = new AtomicLong();
    try (MarksDatabase database = databases.get();
        HikariDataSource other = MarksDatabase.pool(database.login(), 8)) {
      OrgId org = MarksDatabase.orgs(database.source(), 1).getFirst();
      MarksCore pressing = MarksCore.on(database.source(), MarksCore.Replica.idle());
      MarksCore acting =
          MarksCore.on(other, MarksCore.Replica.acting("acting", 1, () -> lastBegun.set(System.nanoTime())));
      pressing.jobs().handle(List.of(new JobSpec<>(PULL, (where, _, now) -> pull(pressing, where, now)))).start();
      Histogram after = new Histogram(Duration.ofSeconds(60).toNanos() / 1000, 3);
      int held = 0;
      for (int number = 0; number < tries; number++) {
        Try one = once(pressing, acting, org, number, lastBegun);
        after.recordValue(Math.max(0, (lastBegun.get() - one.pressed()) / 1000));
        held += one.held() ? 1 : 0;
      }
      pressing.jobs().close();
      out.println(
          "%d stops, each during a run of %d actions on another replica; %d runs were held back".formatted(tries,
              ITEMS, held));
      out.println(Figures.of("pressed to last begun action", after));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  private record Try(long pressed, boolean held) {}

  private static Try once(MarksCore pressing, MarksCore acting, OrgId org, int number, AtomicLong lastBegun) {
    Approval approval = new Requests(acting, ITEMS).approved(org);
    lastBegun.set(0);
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> acting.runner().run(org, approval.id()), Thread::startVirtualThread);
    while (lastBegun.get() == 0 && !run.isDone()) {
      LockSupport.parkNanos(200_000);
    }
    if (lastBegun.get() == 0) {
      throw new IllegalStateException("nothing was begun, so there is nothing to stop");
    }
    LockSupport.parkNanos(RandomGenerator.getDefault().nextLong(30_000_000));
    long pressed = System.nanoTime();
    pressing.transactions()
        .run(org, tx -> pressing.jobs().enqueue(tx, PULL, "stop-" + number, new Pulled(number), Instant.now()));
    run.join();
    while (pressing.transactions().in(org, tx -> pressing.rules().resume(tx, null)).isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
    return new Try(pressed, wasHeld(acting, org, approval));
  }

  private static void pull(MarksCore core, OrgId org, Instant now) {
    core.transactions().run(org, tx -> {
      core.rules().stop(tx, new Stop(null, MarksCore.APPROVER, "bench", now));
      core.audit().record(tx, AuditEntry.by(MarksCore.APPROVER, now, "stop.pulled", "all", Map.of("reason", "bench")));
    });
  }

  private static boolean wasHeld(MarksCore core, OrgId org, Approval approval) {
    return core.desk()
        .find(org, approval.id())
        .filter(one -> one.state() instanceof ApprovalState.Finished finished
            && finished.outcomes().stream().anyMatch(outcome -> outcome.word().equals("refused")))
        .isPresent();
  }
}

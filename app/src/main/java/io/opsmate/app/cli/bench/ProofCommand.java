package io.opsmate.app.cli.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.postgres.AuditProof;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a long audit trail and checks it as {@code ./opsmate audit verify} does: every hash, every commitment. */
@Command(name = "proof", mixinStandardHelpOptions = true,
    description = "Measure how fast a long audit trail is verified.")
public final class ProofCommand implements Callable<Integer> {
  /** Entries of one transaction while the trail is written. */
  private static final int AT_ONCE = 5_000;

  /** People who take turns. */
  private static final int PEOPLE = 20;

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rows", description = "entries of the trail (default: ${DEFAULT-VALUE})",
      defaultValue = "1000000") private int rows;

  @Option(names = "--times", description = "how often it is checked (default: ${DEFAULT-VALUE})",
      defaultValue = "5") private int times;

  /** On a database of its own. */
  public ProofCommand() {
    this(MarksDatabase::fresh);
  }

  ProofCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (MarksDatabase database = databases.get(); HikariDataSource filling = database.filling()) {
      MarksCore core = MarksCore.on(filling, MarksCore.Replica.idle());
      OrgId org = MarksDatabase.orgs(database.source(), 1).getFirst();
      long began = System.nanoTime();
      for (int from = 0; from < rows; from += AT_ONCE) {
        write(core, org, from, Math.min(rows, from + AT_ONCE));
      }
      out.println("%,d entries written, %,.0f a second".formatted(rows, perSecond(System.nanoTime() - began)));
      database.settle();
      AuditProof proof = MarksCore.proof(database.source());
      boolean holds = true;
      for (int time = 0; time < times; time++) {
        AuditProof.Verdict verdict = proof.check(org, 0, Map.of());
        holds &= verdict.holds() && verdict.rows() == rows;
        out.println("verified: %,d entries, %,.0f a second%s".formatted(verdict.rows(),
            perSecond(verdict.took().toNanos()), verdict.holds() ? "" : ", which do not hold"));
        out.flush();
      }
      return holds ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private double perSecond(long nanos) {
    return rows / (nanos / 1e9);
  }

  /** Entries as decisions leave them. */
  private static void write(MarksCore core, OrgId org, int from, int until) {
    Instant now = Instant.now();
    core.transactions().run(org, tx -> {
      for (int number = from; number < until; number++) {
        core.audit()
            .record(tx, AuditEntry.by(new MemberId("U0PERSON" + number % PEOPLE), now, "approval.approved",
                "0199f3a0-0000-7000-8000-%012d".formatted(number / 4),
                Map.of("plan", "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c", "state", "READY",
                    "reason", "checked with the owner of the volume")));
      }
    });
  }
}

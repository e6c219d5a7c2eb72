package io.opsmate.app.cli.bench;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.OrgId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Decisions at a fixed rate, as the job behind a press makes them: rights, ruling, vote, audit entry, card and next job.
 */
@Command(name = "decisions", mixinStandardHelpOptions = true,
    description = "Measure how long decisions take that come at a fixed rate.")
public final class DecisionsCommand implements Callable<Integer> {
  /** Volumes in each plan. */
  private static final int ITEMS = 3;

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rate", description = "decisions a second over all orgs (default: ${DEFAULT-VALUE})",
      defaultValue = "200") private int rate;

  @Option(names = "--orgs", description = "orgs they are spread over (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int orgs;

  @Option(names = "--seconds", description = "length of the measured part (default: ${DEFAULT-VALUE})",
      defaultValue = "60") private int seconds;

  @Option(names = "--warm-up", description = "seconds of load before it (default: ${DEFAULT-VALUE})",
      defaultValue = "15") private int warmUp;

  /** On a database of its own. */
  public DecisionsCommand() {
    this(MarksDatabase::fresh);
  }

  DecisionsCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (MarksDatabase database = databases.get()) {
      MarksCore core = MarksCore.on(database.source(), MarksCore.Replica.idle());
      List<Asked> asked = asked(core, MarksDatabase.orgs(database.source(), orgs), rate * (warmUp + seconds));
      int before = rate * warmUp;
      new Arrivals().run(rate, before, number -> decide(core, asked.get(number)));
      Arrivals measured =
          new Arrivals().run(rate, rate * seconds, number -> decide(core, asked.get(before + number)));
      out.println("%d decisions at %d a second over %d orgs".formatted(rate * seconds, rate, orgs));
      out.println(Figures.of("decided", measured.took()));
      out.println("failed: " + measured.failed());
      out.flush();
      return measured.failed() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private record Asked(OrgId org, Approval approval) {}

  /** One after the other of each org, so that neighbours in time are of different orgs. */
  private static List<Asked> asked(MarksCore core, List<OrgId> orgs, int count) {
    Requests requests = new Requests(core, ITEMS);
    int each = Math.ceilDiv(count, orgs.size());
    List<List<Approval>> perOrg = orgs.parallelStream().map(org -> requests.waiting(org, each)).toList();
    List<Asked> asked = new ArrayList<>();
    IntStream.range(0, each)
        .forEach(round -> IntStream.range(0, orgs.size())
            .forEach(org -> asked.add(new Asked(orgs.get(org), perOrg.get(org).get(round)))));
    return asked;
  }

  private static void decide(MarksCore core, Asked asked) {
    DecideResult result = core.desk()
        .decide(asked.org(), asked.approval().id(), asked.approval().hash(), MarksCore.APPROVER,
            new Decision.Approve(), Instant.now());
    if (!(result instanceof DecideResult.Recorded)) {
      throw new IllegalStateException("not recorded: " + result);
    }
  }
}

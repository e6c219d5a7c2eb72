package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.AuditHolds.Hold;
import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit hold}: legal holds, which keep an org's trail whole. */
@Command(name = "hold", mixinStandardHelpOptions = true,
    description = "Place, list or release a legal hold: while there is one, nothing is removed or erased.")
final class HoldCommand implements Runnable {
  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Nothing was done: say add, list or release.");
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Place a hold.")
  int add(@Option(names = "--reason", required = true, description = "why, for the record") String reason,
      @Option(names = "--org",
          description = "one org by id or name; needed when there are several") @Nullable String org,
      @Option(names = "--by", description = "who places it (default: your user name)") @Nullable String by) {
    return desk().with(spec, "No hold was placed", office -> {
      Org one = Desk.org(office, org);
      UUID id = office.newId();
      office.transactions()
          .run(one.id(), tx -> office.holds().place(tx, id, reason, Desk.operator(by), office.clock().instant()));
      say("Hold " + id + " is in force for org " + Desk.name(one) + ". Nothing of its trail is removed or erased until"
          + " it is released: ./opsmate audit hold release " + id);
      return Desk.DONE;
    });
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List holds, the newest first.")
  int list(@Option(names = "--org", description = "one org by id or name (default: all)") @Nullable String org) {
    return desk().with(spec, "Nothing was listed", office -> {
      Desk.orgs(office, org).forEach(one -> list(office, one));
      return Desk.DONE;
    });
  }

  @Command(name = "release", mixinStandardHelpOptions = true, description = "Release a hold.")
  int release(@Parameters(paramLabel = "HOLD", description = "the hold's id") String hold,
      @Option(names = "--org",
          description = "one org by id or name; needed when there are several") @Nullable String org,
      @Option(names = "--by", description = "who releases it (default: your user name)") @Nullable String by) {
    return desk().with(spec, "No hold was released", office -> {
      UUID id = UUID.fromString(hold);
      Org one = Desk.org(office, org);
      boolean released = office.transactions()
          .in(one.id(), tx -> office.holds().release(tx, id, Desk.operator(by), office.clock().instant()));
      say(released
          ? "Hold " + id + " is released; it stays on record."
          : "No hold was released: " + id + " is none of org " + Desk.name(one) + " that is in force.");
      return released ? Desk.DONE : Desk.NOT_SO;
    });
  }

  private void list(AuditOffice office, Org one) {
    List<Hold> holds = office.transactions().in(one.id(), tx -> office.holds().all(tx));
    say("Org " + Desk.name(one) + ": " + (holds.isEmpty() ? "no hold." : ""));
    holds.forEach(hold -> say("  " + hold.id() + "  " + (hold.releasedAt() == null
        ? "in force"
        : "released " + hold.releasedAt() + " by " + hold.releasedBy()) + "; placed " + hold.placedAt() + " by "
        + hold.placedBy() + ": " + hold.reason()));
  }

  private Desk desk() {
    return Objects.requireNonNull(audit).desk();
  }

  private void say(String words) {
    Desk.out(spec).println(words);
  }
}

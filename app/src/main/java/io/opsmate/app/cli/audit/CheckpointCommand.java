package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.Checkpoint;
import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit checkpoint}: signs the end of the trail now and prints it, to be noted elsewhere. */
@Command(name = "checkpoint", mixinStandardHelpOptions = true,
    description = "Sign the end of the audit trail now and print the last checkpoint, to be noted elsewhere.")
final class CheckpointCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--org", description = "one org by id or name (default: all)") private @Nullable String org;

  @Override
  public Integer call() {
    return java.util.Objects.requireNonNull(audit).desk().with(spec, "Nothing was signed", office -> {
      Desk.orgs(office, org).forEach(one -> sign(office, one));
      return Desk.DONE;
    });
  }

  private void sign(AuditOffice office, Org one) {
    Optional<Checkpoint> last = office.transactions().in(one.id(), tx -> {
      Optional<Checkpoint> fresh = office.checkpoints().sign(tx, office.clock().instant());
      return fresh.or(() -> office.checkpoints().last(tx));
    });
    Desk.out(spec)
        .println(last.map(point -> "Org " + Desk.name(one) + ": " + point.noted() + "\n  signed at "
            + point.signedAt() + " by key " + point.keyId() + "\n  signature "
            + Base64.getEncoder().encodeToString(point.signature()))
            .orElse("Org " + Desk.name(one) + ": nothing is on record yet, so nothing was signed."));
  }
}

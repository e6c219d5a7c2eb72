package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.AuditKeys.KnownKey;
import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit key}: prints the public keys of all time. */
@Command(name = "key", mixinStandardHelpOptions = true,
    description = "Print the public keys that sign checkpoints, the newest first (base64).")
final class KeyCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--org", description = "one org by id or name (default: all)") private @Nullable String org;

  @Override
  public Integer call() {
    return java.util.Objects.requireNonNull(audit).desk().with(spec, "No key was read", office -> {
      Desk.orgs(office, org).forEach(one -> print(office, one));
      return Desk.DONE;
    });
  }

  private void print(AuditOffice office, Org one) {
    List<KnownKey> keys = office.transactions().in(one.id(), tx -> {
      office.keys().currentKey(tx, office.clock().instant());
      return office.keys().all(tx);
    });
    Desk.out(spec).println("Org " + Desk.name(one) + ":");
    keys.forEach(key -> Desk.out(spec)
        .println("  " + key.id() + "  " + Base64.getEncoder().encodeToString(key.publicKey()) + "  since "
            + key.addedAt() + (key.isFromSettings() ? ", of OPSMATE_AUDIT_KEY" : ", made here")
            + (key.isBelieved() ? "" : "; NOT BELIEVED: the vault does not vouch for it")));
  }
}

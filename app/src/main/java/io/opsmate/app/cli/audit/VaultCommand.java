package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.adapter.vault.Resealable;
import io.opsmate.app.wiring.AuditOffice;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./opsmate vault}: looks after what is sealed with the master key. */
@Command(name = "vault", mixinStandardHelpOptions = true, description = "Look after what is sealed in the database.")
public final class VaultCommand implements Runnable {
  private final Desk desk;

  @Spec private CommandSpec spec = CommandSpec.create();

  public VaultCommand() {
    this(AuditOffice::open);
  }

  VaultCommand(Supplier<AuditOffice> opener) {
    this.desk = new Desk(opener);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Nothing was done: say ./opsmate vault reseal.");
  }

  @Command(name = "reseal", mixinStandardHelpOptions = true,
      description = "Seal again, with the first key of OPSMATE_MASTER_KEY, what an older one sealed.")
  int reseal() {
    return desk.with(spec, "Not everything was sealed again", office -> {
      for (Resealable kind : office.sealed()) {
        int resealed = office.orgs().stream().mapToInt(org -> reseal(office, org, kind)).sum();
        Desk.out(spec).println(kind.what() + ": " + (resealed == 0 ? "nothing to do" : resealed + " sealed again"));
      }
      Desk.out(spec)
          .println("All is sealed with master key " + office.vault().sealingKey()
              + ". Older keys can be taken out of OPSMATE_MASTER_KEY once every replica has this one.");
      return Desk.DONE;
    });
  }

  private static int reseal(AuditOffice office, Org org, Resealable kind) {
    return office.transactions().in(org.id(), kind::reseal);
  }
}

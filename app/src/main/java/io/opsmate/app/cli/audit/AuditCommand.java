package io.opsmate.app.cli.audit;

import io.opsmate.app.wiring.AuditOffice;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit}: proves, exports, signs, and lawfully shortens the audit trail. */
@Command(name = "audit", mixinStandardHelpOptions = true,
    subcommands = {VerifyCommand.class, ExportCommand.class, CheckpointCommand.class, KeyCommand.class,
      RetainCommand.class, HoldCommand.class, EraseCommand.class},
    description = "Prove, export, sign and lawfully shorten the audit trail.")
public final class AuditCommand implements Runnable {
  private final Desk desk;

  @Spec private CommandSpec spec = CommandSpec.create();

  public AuditCommand() {
    this(AuditOffice::open);
  }

  AuditCommand(Supplier<AuditOffice> opener) {
    this.desk = new Desk(opener);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(),
        "Nothing was done: say what, for instance ./opsmate audit verify.");
  }

  Desk desk() {
    return desk;
  }
}

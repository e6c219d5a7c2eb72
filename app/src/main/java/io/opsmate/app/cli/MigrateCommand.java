package io.opsmate.app.cli;

import io.opsmate.app.adapter.postgres.DatabaseLogin;
import io.opsmate.app.adapter.postgres.Migrations;
import io.opsmate.app.config.Setting;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./opsmate migrate}: brings a company's own database up to date, as its owner. */
@Command(name = "migrate", mixinStandardHelpOptions = true,
    description = "Bring the database at DATABASE_OWNER_URL up to date, then stop.")
final class MigrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    @Nullable String owner = System.getenv(Setting.DATABASE_OWNER_URL.name());
    @Nullable String app = System.getenv(Setting.DATABASE_URL.name());
    if (owner == null || app == null) {
      err.println(
          "Nothing was migrated: set DATABASE_OWNER_URL (the owner's role, which changes the schema) and DATABASE_URL"
              + " (the application's role, which gets its rights). Example: DATABASE_OWNER_URL="
              + Setting.DATABASE_OWNER_URL.example());
      return CommandLine.ExitCode.USAGE;
    }
    try {
      int applied = Migrations.migrate(DatabaseLogin.parse(owner), DatabaseLogin.parse(app).user());
      spec.commandLine()
          .getOut()
          .println(
              applied == 0 ? "The database is up to date; nothing was changed." : applied + " migrations applied.");
      return CommandLine.ExitCode.OK;
    } catch (IllegalStateException | IllegalArgumentException e) {
      err.println("Nothing was migrated: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}

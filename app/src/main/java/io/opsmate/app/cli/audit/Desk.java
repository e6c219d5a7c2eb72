package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import io.opsmate.app.wiring.Boot;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the database for one command and says in a sentence why something could not be done. */
final class Desk {
  static final int DONE = 0;

  /** The trail does not hold, or something refuses. */
  static final int NOT_SO = 1;

  static final int COULD_NOT = 2;

  private final Supplier<AuditOffice> opener;

  Desk(Supplier<AuditOffice> opener) {
    this.opener = opener;
  }

  /** @param nothing what did not happen, when it could not: {@code Nothing was checked} */
  int with(CommandSpec spec, String nothing, ToIntFunction<AuditOffice> work) {
    try (AuditOffice office = opener.get()) {
      return work.applyAsInt(office);
    } catch (IllegalStateException | IllegalArgumentException | PermanentFailure | RetriableFailure
        | UncheckedIOException | Boot.CannotStart e) {
      err(spec).println(nothing + ": " + e.getMessage());
      err(spec).flush();
      return COULD_NOT;
    } finally {
      out(spec).flush();
    }
  }

  /**
   * The orgs that a command is about: all, or the one of this id or name.
   *
   * @throws IllegalArgumentException naming those there are, when there is none like it
   */
  static List<Org> orgs(AuditOffice office, @Nullable String wanted) {
    List<Org> all = office.orgs();
    List<Org> found = wanted == null
        ? all
        : all.stream().filter(org -> org.id().toString().equals(wanted) || org.name().equals(wanted)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(all.isEmpty()
          ? "there is no org in this database yet; OpsMate makes one when it first runs"
          : "no org is called “" + wanted + "”. There are: "
              + String.join(", ", all.stream().map(Desk::name).toList()));
    }
    return found;
  }

  /** The one org of the database, or the one named. */
  static Org org(AuditOffice office, @Nullable String wanted) {
    List<Org> found = orgs(office, wanted);
    if (found.size() > 1) {
      throw new IllegalArgumentException("there are several orgs; say which with --org: "
          + String.join(", ", found.stream().map(Desk::name).toList()));
    }
    return found.getFirst();
  }

  static String name(Org org) {
    return org.name() + " (" + org.id() + ")";
  }

  /** Who runs the command, for the record. */
  static String operator(@Nullable String given) {
    return given == null || given.isBlank() ? "operator " + System.getProperty("user.name", "unknown") : given.strip();
  }

  static PrintWriter out(CommandSpec spec) {
    return spec.commandLine().getOut();
  }

  static PrintWriter err(CommandSpec spec) {
    return spec.commandLine().getErr();
  }
}

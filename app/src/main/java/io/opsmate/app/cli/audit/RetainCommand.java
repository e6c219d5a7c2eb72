package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.AuditRetention.Result;
import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import io.opsmate.skills.kernel.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit retain}: removes the oldest entries up to a signed checkpoint, as the owner of the tables. */
@Command(name = "retain", mixinStandardHelpOptions = true,
    description = "Remove the oldest entries, up to a signed checkpoint from which the rest is still proved.")
final class RetainCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--older-than", required = true, paramLabel = "LENGTH",
      description = "age of what may go, such as 400d") private String olderThan = "";

  @Option(names = "--org", description = "one org by id or name (default: all)") private @Nullable String org;

  @Option(names = "--dry-run", description = "say what would be removed, and remove nothing") private boolean dryRun;

  @Option(names = "--by",
      description = "who does this, for the record (default: your user name)") private @Nullable String by;

  @Override
  public Integer call() {
    return java.util.Objects.requireNonNull(audit).desk().with(spec, "Nothing was removed", this::retain);
  }

  private int retain(AuditOffice office) {
    Duration age = Lengths.parse(olderThan);
    Instant now = office.clock().instant();
    boolean refused = false;
    for (Org one : Desk.orgs(office, org)) {
      Result result = dryRun
          ? office.retention().preview(one.id(), now.minus(age))
          : office.retention().remove(one.id(), now.minus(age), owner(office), Desk.operator(by), now);
      Desk.out(spec).println("Org " + Desk.name(one) + ": " + words(result));
      refused |= result instanceof Result.Refused;
    }
    return refused ? Desk.NOT_SO : Desk.DONE;
  }

  private static DataSource owner(AuditOffice office) {
    return office.owner()
        .orElseThrow(() -> new IllegalStateException("the application's role can remove nothing. Set DATABASE_OWNER_URL"
            + " to the owner's role, as for ./opsmate migrate"));
  }

  private static String words(Result result) {
    return switch (result) {
      case Result.Removed(long entries, long upTo) -> "%,d entries were removed, up to #%d; the checkpoint there is"
          .formatted(entries, upTo) + " where the trail begins now.";
      case Result.WouldRemove(long entries, long upTo) ->
          "%,d entries would be removed, up to #%d. Nothing was removed."
              .formatted(entries, upTo);
      case Result.NothingOldEnough(String because) -> "nothing was removed: " + because + ".";
      case Result.Refused(String because) -> "nothing was removed, because " + because + ".";
    };
  }
}

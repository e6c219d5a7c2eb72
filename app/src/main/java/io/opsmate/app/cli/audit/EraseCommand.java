package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.AuditErasure.Result;
import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import io.opsmate.skills.kernel.MemberId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit erase}: erases what is kept about a person; the chain stays and is still proved. */
@Command(name = "erase", mixinStandardHelpOptions = true,
    description = "Erase what is kept about a person: names and free text go, the chain stays and is still proved.")
final class EraseCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--member", required = true, paramLabel = "U…",
      description = "the person's Slack id") private String member = "";

  @Option(names = "--org",
      description = "one org by id or name; needed when there are several") private @Nullable String org;

  @Option(names = "--by",
      description = "who does this, for the record (default: your user name)") private @Nullable String by;

  @Override
  public Integer call() {
    return java.util.Objects.requireNonNull(audit).desk().with(spec, "Nothing was erased", this::erase);
  }

  private int erase(AuditOffice office) {
    if (!member.matches("[UW][A-Z0-9_]{1,30}")) {
      throw new IllegalArgumentException("“" + member + "” is no Slack id of a person; those begin with U or W");
    }
    Org one = Desk.org(office, org);
    Result result = office.transactions()
        .in(one.id(), tx -> office.erasure()
            .erase(tx, new MemberId(member), Desk.operator(by), office.clock().instant()));
    return switch (result) {
      case Result.Erased(int entries, int requests, int open) -> {
        say("Erased: the details of " + many(entries, "entry", "entries") + ", and the id in "
            + many(requests, "closed request", "closed requests")
            + ", where a pseudonym stands now. The chain is still proved.");
        if (open > 0) {
          say("Not erased, as it is in force: " + many(open, "open request, stop, digest, approval rule or "
              + "message that is not sent yet",
              "open requests, stops, digests, approval rules or messages that are not "
                  + "sent yet")
              + " with their id. Run this again when that is over.");
        }
        yield open == 0 ? Desk.DONE : Desk.NOT_SO;
      }
      case Result.Unknown _ -> {
        say("Nothing was erased: nothing is on record about " + member + ".");
        yield Desk.DONE;
      }
      case Result.Refused(String because) -> {
        say("Nothing was erased, because " + because + ".");
        yield Desk.NOT_SO;
      }
    };
  }

  private static String many(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }

  private void say(String words) {
    Desk.out(spec).println(words);
  }
}

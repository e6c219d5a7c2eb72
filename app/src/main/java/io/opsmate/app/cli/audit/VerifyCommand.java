package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.AuditProof.Verdict;
import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit verify}: ends with 0 when the trail holds, with 1 when not, with 2 when it cannot tell. */
@Command(name = "verify", mixinStandardHelpOptions = true,
    description = "Prove that the audit trail is as it was written, or name what is not.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:the trail holds", "1:it does not; each fault is named", "2:it could not be checked"})
final class VerifyCommand implements Callable<Integer> {
  /** Unit: entries. With fewer, starting takes longer than checking. */
  private static final long TELLING = 10_000;

  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--org", description = "one org by id or name (default: all)") private @Nullable String org;

  @Option(names = "--from", description = "first entry to check (default: ${DEFAULT-VALUE}); reading begins at the"
      + " checkpoint before it", defaultValue = "1") private long from;

  @Option(names = "--expect", paramLabel = "SEQ:HASH", description = "a checkpoint that you noted elsewhere; may be"
      + " repeated, with --org when there are several") private List<String> noted = new ArrayList<>();

  @Override
  public Integer call() {
    return java.util.Objects.requireNonNull(audit).desk().with(spec, "Nothing was checked", this::check);
  }

  private int check(AuditOffice office) {
    Map<Long, byte[]> expected = expected();
    List<Org> orgs = Desk.orgs(office, org);
    if (!expected.isEmpty() && orgs.size() > 1) {
      throw new IllegalArgumentException("a noted checkpoint belongs to one org; say which with --org");
    }
    long broken = 0;
    long rows = 0;
    long nanos = 0;
    for (Org one : orgs) {
      Verdict verdict = office.proof().check(one.id(), from, expected);
      tell(one, verdict);
      broken += verdict.holds() ? 0 : 1;
      rows += verdict.rows();
      nanos += verdict.took().toNanos();
    }
    summary(orgs.size(), broken, rows, nanos);
    return broken == 0 ? Desk.DONE : Desk.NOT_SO;
  }

  private void tell(Org one, Verdict verdict) {
    PrintWriter out = Desk.out(spec);
    String range = verdict.rows() == 0
        ? "no entries"
        : "%,d %s, #%d to #%d".formatted(verdict.rows(),
            verdict.rows() == 1 ? "entry" : "entries", verdict.begins(), verdict.ends());
    out.println("Org " + Desk.name(one) + ": " + range + "; "
        + (verdict.holds() ? "all as they were written" : faults(verdict.faults().size() + verdict.untold()))
        + (verdict.erased() == 0 ? "" : "; details erased from " + verdict.erased()) + "; " + signed(verdict) + ".");
    verdict.faults()
        .forEach(fault -> out.println(
            "  #" + fault.seq() + ": " + fault.what() + ". Expected: " + fault.expected()
                + (fault.expected().endsWith("…") ? "" : ".")));
    if (verdict.untold() > 0) {
      out.println("  … and " + verdict.untold() + " more.");
    }
  }

  private static String faults(long many) {
    return many + (many == 1 ? " fault" : " faults");
  }

  private static String signed(Verdict verdict) {
    int many = verdict.checkpoints();
    return many == 0
        ? "no signed checkpoint among them"
        : many == 1 ? "1 signed checkpoint fits"
        : many + " signed checkpoints fit";
  }

  private void summary(int orgs, long broken, long rows, long nanos) {
    String rate = rows < TELLING ? "" : String.format(Locale.ROOT, ", %,d a second", rows * 1_000_000_000L / nanos);
    String checked = String.format(Locale.ROOT, "%,d entries of %d %s checked%s. ", rows, orgs,
        orgs == 1 ? "org" : "orgs", rate);
    Desk.out(spec)
        .println(checked + (broken == 0
            ? "The audit trail holds."
            : "The audit trail does not hold in " + broken + (broken == 1 ? " org" : " orgs")
                + ". Nothing was changed by this check; keep the"
                + " database as it is, and compare with an export or a backup."));
  }

  private Map<Long, byte[]> expected() {
    Map<Long, byte[]> expected = new HashMap<>();
    for (String one : noted) {
      int colon = one.indexOf(':');
      try {
        expected.put(Long.parseLong(one.substring(0, Math.max(colon, 0))),
            HexFormat.of().parseHex(one.substring(colon + 1)));
      } catch (IllegalArgumentException _) {
        throw new IllegalArgumentException(
            "“" + one + "” is no checkpoint; write it as ./opsmate audit checkpoint prints it: 1000:0f3a…");
      }
    }
    return expected;
  }
}

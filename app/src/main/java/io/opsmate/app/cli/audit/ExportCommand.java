package io.opsmate.app.cli.audit;

import io.opsmate.app.adapter.postgres.PostgresOrgs.Org;
import io.opsmate.app.wiring.AuditOffice;
import io.opsmate.skills.approval.AuditEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./opsmate audit export}: streams entries to a file or to standard output; the export is itself on record. */
@Command(name = "export", mixinStandardHelpOptions = true,
    description = "Write entries of the audit trail as JSON lines or CSV.")
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AuditCommand audit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--from", required = true,
      description = "first moment: 2026-01-31 or 2026-01-31T12:00:00Z") private String from = "";

  @Option(names = "--to", required = true,
      description = "the moment before which it ends; a day alone is included") private String to = "";

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "jsonl") private Format format = Format.jsonl;

  @Option(names = "--org", description = "one org by id or name (default: all)") private @Nullable String org;

  @Option(names = "--out", description = "file, or - for standard output (default: ${DEFAULT-VALUE})",
      defaultValue = "-") private String out = "-";

  @Option(names = "--by",
      description = "who does this, for the record (default: your user name)") private @Nullable String by;

  /** How entries are written. */
  @SuppressWarnings("checkstyle:ConstantName")
  enum Format {
    jsonl, csv
  }

  @Override
  public Integer call() {
    return Objects.requireNonNull(audit).desk().with(spec, "Nothing was exported", this::export);
  }

  private int export(AuditOffice office) {
    Instant first = moment(from, false);
    Instant end = moment(to, true);
    if (!first.isBefore(end)) {
      throw new IllegalArgumentException("--from " + from + " is not before --to " + to);
    }
    List<Org> orgs = Desk.orgs(office, org);
    long count = 0;
    try (Writer writer = writer(); ExportFormat entries = ExportFormat.of(format, writer)) {
      for (Org one : orgs) {
        office.transactions()
            .run(one.id(), tx -> office.audit()
                .record(tx, AuditEntry.byOpsMate(office.clock().instant(),
                    "audit.exported", "audit", Map.of("from", first.toString(), "to", end.toString(), "by",
                        Desk.operator(by)))));
        count += office.export().each(one.id(), first, end, entries::write);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + out + " cannot be written: " + e.getMessage(), e);
    }
    Desk.err(spec)
        .println("%,d entries of %d %s exported%s. The export is itself on record.".formatted(count,
            orgs.size(), orgs.size() == 1 ? "org" : "orgs", out.equals("-") ? "" : " to " + out));
    Desk.err(spec).flush();
    return Desk.DONE;
  }

  /** A file that holds names is its owner's alone. */
  private Writer writer() throws IOException {
    if (out.equals("-")) {
      return new Unclosed(Desk.out(spec));
    }
    Path file = Path.of(out);
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
  }

  /** Standard output stays open. */
  private static final class Unclosed extends java.io.FilterWriter {
    Unclosed(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static Instant moment(String text, boolean isEnd) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(isEnd ? 1 : 0).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("“" + text + "” is no moment; write 2026-01-31 or 2026-01-31T12:00:00Z", e);
    }
  }
}

package io.opsmate.app.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.paper.Cells;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresInstallations;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Secret;
import io.opsmate.app.install.Grant;
import io.opsmate.app.install.Tokens;
import io.opsmate.app.install.Workspace;
import io.opsmate.app.wiring.AuditOffice;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine;

/** What operators type, what they read, and what their scripts see as exit code. */
class AuditCommandTest {
  private static final MemberId ANA = new MemberId("U0ANA");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;
  private TestDatabase database;

  @BeforeEach
  void start() {
    database = TestDatabase.fresh();
    record("approval.approved", Map.of("reason", "=HYPERLINK(\"http://evil\"), \"quoted\"\nand a line"));
    record("approval.rejected", Map.of("reason", "no"));
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aTrailThatHoldsEndsWithZeroAndASummary() {
    assertThat(run("audit", "verify")).isZero();
    assertThat(out.toString()).contains("Org Acme (" + Orgs.ACME + "): 2 entries, #1 to #2; all as they were written;"
        + " no signed checkpoint among them.")
        .contains("Org Other")
        .contains("2 entries of 2 orgs checked")
        .contains("The audit trail holds.");
  }

  @Test
  void aTrailThatDoesNotHoldEndsWithOneAndNamesTheEntry() throws SQLException {
    tamper("UPDATE audit_event SET what = 'approval.rejected' WHERE seq = 1");

    assertThat(run("audit", "verify", "--org", "Acme")).isEqualTo(1);
    assertThat(out.toString()).contains("  #1: the entry was changed. Expected: hash ")
        .contains("does not hold in 1 org. Nothing was changed by this check");
  }

  @Test
  void whatCannotBeCheckedEndsWithTwoAndSaysWhy() {
    assertThat(run("audit", "verify", "--org", "Nobody")).isEqualTo(2);
    assertThat(err.toString()).contains("Nothing was checked: no org is called “Nobody”. There are: Other (",
        ", Acme (");
    assertThat(run("audit", "verify", "--expect", "12")).isEqualTo(2);
    assertThat(err.toString()).contains("“12” is no checkpoint");
    assertThat(new CommandLine(new AuditCommand(() -> {
      throw new IllegalStateException("The database does not answer.");
    })).setErr(new PrintWriter(err)).execute("verify")).isEqualTo(2);
    assertThat(err.toString()).contains("Nothing was checked: The database does not answer.");
  }

  @Test
  void aCheckpointIsPrintedAsVerifyTakesIt() throws SQLException {
    assertThat(run("audit", "checkpoint", "--org", "Acme")).isZero();
    Matcher noted = Pattern.compile("2:[0-9a-f]{64}").matcher(out.toString());
    assertThat(noted.find()).isTrue();

    assertThat(run("audit", "verify", "--org", "Acme", "--expect", noted.group())).isZero();
    assertThat(out.toString()).contains("1 signed checkpoint fits");
    tamper("DELETE FROM audit_checkpoint", "DELETE FROM audit_detail WHERE seq = 2",
        "DELETE FROM audit_event WHERE seq = 2",
        "UPDATE audit_head SET seq = 1, hash = (SELECT hash FROM audit_event WHERE seq = 1)");
    assertThat(run("audit", "verify", "--org", "Acme")).isZero();
    assertThat(run("audit", "verify", "--org", "Acme", "--expect", noted.group())).isEqualTo(1);
    assertThat(out.toString())
        .contains("#2: entries at the end are missing. Expected: entries up to #2, which you noted");
  }

  @Test
  void publicKeysArePrinted() {
    assertThat(run("audit", "key", "--org", "Acme")).isZero();
    assertThat(out.toString()).containsPattern("[0-9a-f]{16}  MCowBQYDK2VwAyEA\\S+=  since .*, made here\n");
  }

  @Test
  void jsonLinesHoldAllThatIsHashed() throws Exception {
    run("audit", "erase", "--member", "U0ANA", "--org", "Acme", "--by", "dpo");
    record("approval.proposed", Map.of("reason", "again"));
    out.getBuffer().setLength(0);

    assertThat(run("audit", "export", "--org", "Acme", "--from", "2026-01-01", "--to", "2026-12-31")).isZero();

    List<JsonNode> lines = out.toString().lines().map(AuditCommandTest::json).toList();
    assertThat(lines).extracting(line -> line.get("what").asText())
        .containsExactly("approval.approved", "approval.rejected", "audit.erased", "approval.proposed",
            "audit.exported");
    assertThat(lines).extracting(line -> line.get("erased").asBoolean())
        .containsExactly(true, true, false, false, false);
    assertThat(lines.getFirst().get("detail").isNull()).isTrue();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = lines.get(i);
      assertThat(recomputed(line)).isEqualTo(line.get("hash").asText());
      if (!line.get("erased").asBoolean()) {
        assertThat(committed(line)).isEqualTo(line.get("commitment").asText());
      }
      assertThat(i == 0 || line.get("prev_hash").equals(lines.get(i - 1).get("hash"))).isTrue();
    }
    assertThat(err.toString()).contains("5 entries of 1 org exported");
  }

  @Test
  void csvIsHarmlessInASpreadsheetAndReadBackWhole() throws Exception {
    Path file = folder.resolve("trail.csv");
    assertThat(run("audit", "export", "--org", "Acme", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "csv",
        "--out", file.toString())).isZero();

    List<CSVRecord> rows;
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8,
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      rows = parser.getRecords();
    }
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst().get("who")).isEqualTo("U0ANA");
    assertThat(rows.getFirst().get("facts")).isEqualTo("reason==HYPERLINK(\"http://evil\"), \"quoted\"\nand a line");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    for (String dangerous : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
      assertThat(Cells.harmless(dangerous)).isEqualTo("'" + dangerous);
    }
    assertThat(Cells.harmless("a=1")).isEqualTo("a=1");
  }

  @Test
  void retentionNeedsTheOwnerAndSaysWhatItDid() {
    assertThat(run(Optional.empty(), "audit", "retain", "--older-than", "1d")).isEqualTo(2);
    assertThat(err.toString()).contains("Nothing was removed: the application's role can remove nothing."
        + " Set DATABASE_OWNER_URL");

    run("audit", "checkpoint");
    clock = SetClock.NOON.plus(java.time.Duration.ofDays(500));
    out.getBuffer().setLength(0);
    assertThat(run("audit", "retain", "--older-than", "400d", "--dry-run", "--org", "Acme")).isZero();
    assertThat(out.toString()).contains("2 entries would be removed, up to #2. Nothing was removed.");
    assertThat(run("audit", "retain", "--older-than", "400d")).isZero();
    assertThat(out.toString()).contains("2 entries were removed, up to #2")
        .contains("nothing was removed: no checkpoint");
    assertThat(run("audit", "verify")).isZero();
  }

  @Test
  void aHoldIsPlacedListedObeyedAndReleased() {
    assertThat(run("audit", "hold", "add", "--reason", "case 12")).isEqualTo(2);
    assertThat(err.toString()).contains("No hold was placed: there are several orgs; say which with --org");
    assertThat(run("audit", "hold", "add", "--reason", "case 12", "--org", "Acme", "--by", "counsel")).isZero();
    Matcher id = Pattern.compile("Hold (\\S+) is in force").matcher(out.toString());
    assertThat(id.find()).isTrue();

    assertThat(run("audit", "hold", "list")).isZero();
    assertThat(out.toString()).contains("in force; placed 2026-", "by counsel: case 12").contains("no hold.");
    assertThat(run("audit", "erase", "--member", "U0ANA", "--org", "Acme")).isEqualTo(1);
    assertThat(out.toString()).contains("Nothing was erased, because a legal hold is in force");
    assertThat(run("audit", "hold", "release", id.group(1), "--org", "Acme")).isZero();
    assertThat(run("audit", "hold", "release", id.group(1), "--org", "Acme")).isEqualTo(1);
    assertThat(run("audit", "hold", "release", "nonsense", "--org", "Acme")).isEqualTo(2);
    assertThat(run("audit", "erase", "--member", "U0ANA", "--org", "Acme")).isZero();
  }

  @Test
  void theMasterKeyIsRotated() {
    run("audit", "checkpoint", "--org", "Acme");
    OrgId tidewater = installations(vault).keep(new Grant(new Workspace("T0TIDE", "Tidewater"), "A0OPSMATE",
        "U0BOT", "commands", ANA, new Tokens(new Secret("xoxb-tide"), Optional.empty())), SetClock.NOON);
    byte[] other = new byte[MasterKey.LENGTH];
    Arrays.fill(other, (byte) 5);
    MasterKey fresh = MasterKey.of(other);
    vault = new Vault(List.of(fresh, MasterKey.of(new byte[MasterKey.LENGTH])));

    assertThat(run("vault", "reseal")).isZero();
    assertThat(out.toString()).contains("secrets of the audit trail's pseudonyms: 2 sealed again")
        .contains("keys that sign checkpoints of the audit trail: 1 sealed again")
        .contains("tokens of Slack workspaces: 1 sealed again")
        .contains("All is sealed with master key " + fresh.id());
    vault = new Vault(List.of(fresh));
    out.getBuffer().setLength(0);
    assertThat(run("audit", "verify", "--org", "Acme")).isZero();
    assertThat(run("vault", "reseal")).isZero();
    assertThat(out.toString()).contains("pseudonyms: nothing to do");
    assertThat(installations(vault).tokens(tidewater)).isPresent();
  }

  @Test
  void withoutTheOldKeyNothingIsBelievedAndItIsSaid() {
    run("audit", "checkpoint", "--org", "Acme");
    byte[] other = new byte[MasterKey.LENGTH];
    Arrays.fill(other, (byte) 5);
    vault = new Vault(List.of(MasterKey.of(other)));

    assertThat(run("audit", "verify", "--org", "Acme")).isEqualTo(1);
    assertThat(out.toString()).contains("which the vault does not vouch for");
    assertThat(run("vault", "reseal")).isEqualTo(2);
    assertThat(err.toString()).contains("Not everything was sealed again", "sealed with master key");
  }

  @Test
  void momentsThatAreNoneAreSaid() {
    assertThat(run("audit", "export", "--from", "yesterday", "--to", "2026-01-01")).isEqualTo(2);
    assertThat(err.toString()).contains("“yesterday” is no moment; write 2026-01-31");
    assertThat(run("audit", "export", "--from", "2026-02-01", "--to", "2026-01-01")).isEqualTo(2);
    assertThat(run("audit")).isEqualTo(2);
  }

  private Vault vault = TestDatabase.VAULT;
  private java.time.Instant clock = SetClock.NOON;

  private int run(String... args) {
    return run(Optional.of(owner()), args);
  }

  private int run(Optional<DataSource> owner, String... args) {
    InstantSource source = InstantSource.fixed(clock);
    java.util.function.Supplier<AuditOffice> opener = () -> AuditOffice.on(database.app(), owner, vault, source);
    Object command = args[0].equals("audit") ? new AuditCommand(opener) : new VaultCommand(opener);
    return new CommandLine(command).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Arrays.copyOfRange(args, 1, args.length));
  }

  private PostgresInstallations installations(Vault sealing) {
    return new PostgresInstallations(database.transactions(), sealing, new PostgresAudit(sealing),
        new TimeOrderedIds());
  }

  private PGSimpleDataSource owner() {
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(database.owner().url());
    owner.setUser(database.owner().user());
    return owner;
  }

  private void record(String what, Map<String, String> facts) {
    database.transactions()
        .run(Orgs.ACME, tx -> new PostgresAudit(TestDatabase.VAULT).record(tx,
            AuditEntry.by(ANA, SetClock.NOON, what, "request-1", facts)));
  }

  private void tamper(String... statements) throws SQLException {
    try (Connection admin = database.admin(); java.sql.Statement statement = admin.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  /** As docs/audit.md tells somebody else to do it; these values need no escapes. */
  private static String recomputed(JsonNode line) throws Exception {
    String json =
        "{\"actor\":\"%s\",\"at\":\"%s\",\"commitment\":\"%s\",\"org\":\"%s\",\"prev\":\"%s\",\"seq\":\"%s\",\"subject\":\"%s\",\"what\":\"%s\"}"
            .formatted(line.get("actor").asText(), line.get("at").asText(), line.get("commitment").asText(),
                line.get("org").asText(), line.get("prev_hash").asText(), line.get("seq").asText(),
                line.get("subject").asText(), line.get("what").asText());
    return sha256(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String committed(JsonNode line) throws Exception {
    byte[] salt = HexFormat.of().parseHex(line.get("salt").asText());
    byte[] detail = line.get("detail").asText().getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(salt, salt.length + detail.length);
    System.arraycopy(detail, 0, both, salt.length, detail.length);
    return sha256(both);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

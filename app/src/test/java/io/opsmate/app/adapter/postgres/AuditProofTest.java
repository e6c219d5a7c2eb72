package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.testkit.Orgs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the trail behind OpsMate's back is found and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditProofTest {
  private static final String TABLES = "audit_event,audit_detail,audit_head,audit_checkpoint,audit_signing_key";
  private static final String ACME = " org_id = '" + Orgs.ACME + "'";
  private final TrailStage stage = new TrailStage();
  private Checkpoint signed = new Checkpoint(Orgs.ACME, 1, new byte[0], TrailStage.NOON, "", new byte[0]);

  /** Twenty entries, a checkpoint at #20, and five that no checkpoint covers yet. */
  @BeforeAll
  void start() {
    stage.add(20);
    signed = stage.sign(TrailStage.NOON);
    stage.add(5);
    stage.add(Orgs.OTHER, AuditEntry.byOpsMate(TrailStage.NOON, "test.other", "other", Map.of()));
    for (String table : TABLES.split(",")) {
      stage.tamper("CREATE TABLE kept_" + table + " AS TABLE " + table);
    }
  }

  @AfterEach
  void restore() {
    stage.tamper("TRUNCATE " + TABLES + " CASCADE");
    for (String table : TABLES.split(",")) {
      stage.tamper("INSERT INTO " + table + " SELECT * FROM kept_" + table);
    }
    assertThat(stage.check().holds()).as("restored").isTrue();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  @Test
  void anUntouchedTrailHolds() {
    AuditProof.Verdict verdict = stage.check();

    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.rows()).isEqualTo(25);
    assertThat(verdict.checkpoints()).isEqualTo(1);
    assertThat(stage.proof.check(Orgs.OTHER, 1, Map.of()).rows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"happened_at = happened_at + interval '1 microsecond'", "actor = 'opsmate'",
    "what = 'test.nothing'", "subject = subject || ' '", "commitment = sha256(commitment)"})
  void aChangedColumnIsFoundInAnyRow(String change) {
    for (int seq : new int[]{1, 7, 20, 25}) {
      stage.tamper("UPDATE audit_event SET " + change + " WHERE seq = " + seq + " AND" + ACME);

      assertThat(stage.faults()).first().satisfies(fault -> {
        assertThat(fault.seq()).isEqualTo(seq);
        assertThat(fault.what()).contains("the entry was changed");
        assertThat(fault.expected()).startsWith("hash ");
      });
      restore();
    }
  }

  @Test
  void changedDetailsAreFound() {
    stage.tamper("UPDATE audit_detail SET detail = replace(detail, 'because', 'despite') WHERE seq = 9 AND" + ACME);

    assertThat(stage.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(9);
      assertThat(fault.what()).isEqualTo("its details were changed");
    });
  }

  @Test
  void aChangedRowWithItsOwnHashMadeAnewIsFoundByTheNext() throws SQLException {
    rewrite(5, 5);

    assertThat(stage.faults()).first().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(6);
      assertThat(fault.what()).isEqualTo("it does not follow the entry before it");
    });
  }

  @Test
  void aWholeTailMadeAnewIsFoundByTheCheckpoint() throws SQLException {
    rewrite(5, 25);

    assertThat(stage.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(20);
      assertThat(fault.what()).isEqualTo("the entries up to here are not those that were signed");
    });
  }

  @Test
  void aTailThatNoCheckpointCoversCanBeMadeAnewUnlessItWasNotedElsewhere() throws SQLException {
    byte[] noted = hash(23);
    rewrite(22, 25);

    assertThat(stage.faults()).isEmpty();
    assertThat(stage.proof.check(Orgs.ACME, 1, Map.of(23L, noted)).faults()).singleElement()
        .extracting(ChainFault::seq)
        .isEqualTo(23L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 20, 24})
  void aRemovedRowIsNamed(int seq) {
    remove("seq = " + seq);

    assertThat(stage.faults()).first().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(seq);
      assertThat(fault.what()).isEqualTo("the entry is missing");
    });
  }

  @Test
  void severalRemovedRowsAreNamedAsOne() {
    remove("seq BETWEEN 3 AND 6");

    assertThat(stage.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(3);
      assertThat(fault.what()).isEqualTo("the entries #3 to #6 are missing");
    });
  }

  @Test
  void swappedRowsAreNamedAsWhatTheyAre() {
    stage.tamper("UPDATE audit_event SET seq = seq + 100 WHERE seq IN (10, 11) AND" + ACME,
        "UPDATE audit_event SET seq = 121 - seq WHERE seq > 100 AND" + ACME);

    assertThat(stage.faults()).extracting(ChainFault::what)
        .contains("the entry is not in its place: it is entry #11", "the entry is not in its place: it is entry #10");
  }

  @Test
  void rowsCutOffAtTheEndAreFoundByTheHead() {
    remove("seq > 22");

    assertThat(stage.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(23);
      assertThat(fault.what()).isEqualTo("entries at the end are missing");
      assertThat(fault.expected()).contains("#25");
    });
  }

  @Test
  void rowsCutOffWithTheHeadMovedBackAreFoundByTheCheckpoint() {
    remove("seq > 15");
    stage.tamper("UPDATE audit_head SET seq = 15, hash = (SELECT hash FROM audit_event WHERE seq = 15 AND" + ACME
        + ") WHERE" + ACME);

    assertThat(stage.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(16);
      assertThat(fault.expected()).contains("#20", "signed at");
    });
  }

  @Test
  void aTrailThatIsGoneAltogetherIsFound() {
    remove("true");
    stage.tamper("DELETE FROM audit_head WHERE" + ACME);

    assertThat(stage.faults()).extracting(ChainFault::what).containsExactly("entries at the end are missing");
  }

  @Test
  void aRowAddedBehindTheHeadIsFound() {
    stage.tamper("INSERT INTO audit_event SELECT org_id, 26, happened_at, actor, what, subject, commitment, hash,"
        + " sha256(hash) FROM audit_event WHERE seq = 25 AND" + ACME);

    assertThat(stage.faults()).extracting(ChainFault::seq).containsOnly(26L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash = sha256(hash)", "signed_at = signed_at - interval '1 day'",
    "signature = set_byte(signature, 3, (get_byte(signature, 3) + 1) % 256)"})
  void aForgedCheckpointIsFound(String change) {
    stage.tamper("UPDATE audit_checkpoint SET " + change + " WHERE" + ACME);

    assertThat(stage.faults()).first().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(20);
      assertThat(fault.what()).startsWith("its checkpoint does not bear a signature of key ");
    });
  }

  @Test
  void aKeyThatSomebodyBroughtAlongIsNotBelieved() {
    SigningKey theirs = SigningKey.fresh();
    byte[] signature = theirs.sign(Checkpoint.words(Orgs.ACME, 20, signed.hash(), TrailStage.NOON, theirs.id()));
    stage.tamper(
        "INSERT INTO audit_signing_key SELECT org_id, '" + theirs.id() + "', '" + bytea(theirs.publicKey())
            + "', sealed, false, added_at FROM audit_signing_key",
        "UPDATE audit_checkpoint SET key_id = '" + theirs.id() + "', signature = '" + bytea(signature) + "'");

    assertThat(stage.faults()).first().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(20);
      assertThat(fault.what()).contains(theirs.id(), "does not vouch for");
    });
  }

  @Test
  void aTrailThatDoesNotHoldIsNotSigned() {
    stage.tamper("UPDATE audit_event SET what = 'test.nothing' WHERE seq = 23 AND" + ACME);

    assertThatThrownBy(() -> stage.sign(TrailStage.NOON)).isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("entry #23: the entry was changed");
  }

  @Test
  void checkingMayBeginAtACheckpoint() {
    stage.tamper("UPDATE audit_event SET what = 'test.nothing' WHERE seq = 3 AND" + ACME);

    assertThat(stage.proof.check(Orgs.ACME, 22, Map.of()).begins()).isEqualTo(21);
    assertThat(stage.proof.check(Orgs.ACME, 22, Map.of()).holds()).isTrue();
    assertThat(stage.proof.check(Orgs.ACME, 20, Map.of()).holds()).isFalse();
  }

  @Test
  void checkpointsOfAnEarlierKeyStayBelieved() {
    Vault rotated = new Vault(List.of(MasterKey.of(filled(9)), MasterKey.of(new byte[MasterKey.LENGTH])));
    AuditKeys keys = new AuditKeys(rotated, Optional.of(SigningKey.fresh()));
    AuditCheckpoints later = new AuditCheckpoints(keys);

    assertThat(stage.database.transactions().in(Orgs.ACME, keys::reseal)).isEqualTo(1);
    stage.database.transactions().run(Orgs.ACME, tx -> later.sign(tx, TrailStage.NOON.plusSeconds(60)));

    AuditProof.Verdict verdict = new AuditProof(stage.database.app(), later).check(Orgs.ACME, 1, Map.of());
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.checkpoints()).isEqualTo(2);
  }

  /** Any one byte of any one row, wherever it is. */
  @Test
  void anyByteOfAnyRowChangedAtRandomIsFound() {
    Random random = new Random(20261121);
    List<String> columns = List.of("commitment", "prev_hash", "hash");
    for (int i = 0; i < 40; i++) {
      int seq = 1 + random.nextInt(25);
      String column = columns.get(random.nextInt(columns.size()));
      int at = random.nextInt(32);
      stage.tamper(
          "UPDATE audit_event SET " + column + " = set_byte(" + column + ", " + at + ", (get_byte(" + column + ", "
              + at + ") + 1) % 256) WHERE seq = " + seq + " AND" + ACME);

      assertThat(stage.faults()).as("%s byte %d of #%d", column, at, seq)
          .isNotEmpty()
          .first()
          .extracting(ChainFault::seq)
          .isEqualTo((long) seq);
      restore();
    }
  }

  private void remove(String which) {
    stage.tamper("DELETE FROM audit_detail WHERE " + which + " AND" + ACME,
        "DELETE FROM audit_event WHERE " + which + " AND" + ACME);
  }

  private byte[] hash(long seq) throws SQLException {
    try (Connection admin = stage.database.admin()) {
      return Sql.on(admin, "SELECT hash FROM audit_event WHERE seq = ? AND" + ACME)
          .with(seq)
          .first(row -> row.bytes("hash"))
          .orElseThrow();
    }
  }

  /** As somebody who has read the code: changes a row and makes all hashes from it on anew, the head's too. */
  private void rewrite(long first, long last) throws SQLException {
    for (long seq = first; seq <= last; seq++) {
      byte[] prev = hash(seq - 1);
      AuditChain.Link link;
      try (Connection admin = stage.database.admin()) {
        link = Sql.on(admin, "SELECT * FROM audit_event WHERE seq = ? AND" + ACME)
            .with(seq)
            .first(row -> new AuditChain.Link(Orgs.ACME, row.number("seq"), row.instant("happened_at"),
                row.text("actor"), "test.rewritten", row.text("subject"), row.bytes("commitment"), prev))
            .orElseThrow();
      }
      stage.tamper("UPDATE audit_event SET what = 'test.rewritten', prev_hash = '" + bytea(prev) + "', hash = '"
          + bytea(link.hash()) + "' WHERE seq = " + seq + " AND" + ACME);
    }
    if (last == 25) {
      stage.tamper("UPDATE audit_head SET hash = '" + bytea(hash(25)) + "' WHERE" + ACME);
    }
  }

  private static String bytea(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }

  private static byte[] filled(int with) {
    byte[] bytes = new byte[MasterKey.LENGTH];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }
}

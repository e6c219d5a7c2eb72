package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.testkit.Orgs;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Proves a long trail and says how fast: 20,000 entries, a million with {@code -Pdeep}. */
class AuditSpeedTest {
  private static final int ENTRIES = "deep".equals(System.getProperty("opsmate.test.depth")) ? 1_000_000 : 20_000;

  @Test
  void aLongTrailIsProvedAsAStream() throws Exception {
    try (TrailStage stage = new TrailStage()) {
      fill(stage);

      AuditProof.Verdict verdict = stage.check();
      for (int i = 0; i < 2; i++) {
        verdict = stage.check();
      }

      assertThat(verdict.faults()).isEmpty();
      assertThat(verdict.rows()).isEqualTo(ENTRIES);
      System.out.printf(Locale.ROOT, "audit verify: %,d entries in %d ms, %,d a second%n", verdict.rows(),
          verdict.took().toMillis(), verdict.rows() * 1_000_000_000L / verdict.took().toNanos());
    }
  }

  /** Entries as a run of an approval leaves them, written past the application. */
  private static void fill(TrailStage stage) throws Exception {
    try (Connection admin = stage.database.admin()) {
      CopyIn events = copy(admin, "audit_event");
      byte[] prev = AuditChain.beginning(Orgs.ACME);
      for (int seq = 1; seq <= ENTRIES; seq++) {
        AuditChain.Link link = new AuditChain.Link(Orgs.ACME, seq, TrailStage.NOON.plusMillis(seq),
            "person:0123456789abcdef0123456789abcdef", "action.done", "01234567-89ab-7def-0123-456789abcdef",
            AuditChain.commitment(salt(seq), detail(seq)), prev);
        byte[] hash = link.hash();
        write(events, Orgs.ACME + "\t" + seq + "\t" + link.at() + "\t" + link.actor() + "\t" + link.what() + "\t"
            + link.subject() + "\t" + hex(link.commitment()) + "\t" + hex(prev) + "\t" + hex(hash) + "\n");
        prev = hash;
      }
      events.endCopy();
      CopyIn into = copy(admin, "audit_detail");
      for (int seq = 1; seq <= ENTRIES; seq++) {
        write(into, Orgs.ACME + "\t" + seq + "\t" + hex(salt(seq)) + "\t" + detail(seq) + "\n");
      }
      into.endCopy();
      Sql.on(admin, "INSERT INTO audit_head (org_id, seq, hash) VALUES (?, ?, ?)")
          .with(Orgs.ACME.value(), ENTRIES, prev)
          .update();
      Sql.on(admin, "VACUUM ANALYZE audit_event, audit_detail").update();
    }
  }

  private static byte[] salt(int seq) {
    byte[] salt = new byte[16];
    salt[0] = (byte) seq;
    return salt;
  }

  private static String detail(int seq) {
    return AuditChain.detail(new AuditEntry.Actor.Person(TrailStage.ANA),
        new TreeMap<>(Map.of("attempt", "01234567-89ab-cdef-0123-4567" + seq, "resource", "vol-0" + seq
            + " in eu-west-1", "says", "deleted, and its final snapshot is snap-0" + seq)));
  }

  private static CopyIn copy(Connection admin, String table) throws Exception {
    return admin.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
  }

  private static void write(CopyIn into, String line) throws Exception {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    into.writeToCopy(bytes, 0, bytes.length);
  }

  private static String hex(byte[] bytes) {
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }
}

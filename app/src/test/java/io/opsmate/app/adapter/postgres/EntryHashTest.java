package io.opsmate.app.adapter.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.testkit.Orgs;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The quick way to hash gives what the plain one gives: the chain is defined by {@link AuditChain.Link}. */
class EntryHashTest {
  /** From the year 1 to 9999, in microseconds since 1970. */
  private static final long FIRST = -62_135_596_800_000_000L;

  private static final long LAST = 253_402_300_799_999_999L;

  @Property(tries = 500)
  void anyEntryHashesAlike(@ForAll @LongRange(min = FIRST, max = LAST) long micros,
      @ForAll @LongRange(min = 1) long seq, @ForAll @CharRange(to = '\u02ff') @StringLength(max = 40) String actor,
      @ForAll @CharRange(from = '\u0000', to = '"') @StringLength(max = 20) String what,
      @ForAll("words") String subject, @ForAll byte fill) {
    assertAlike(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), seq, clean(actor), clean(what), clean(subject), fill);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> words() {
    return net.jqwik.api.Arbitraries.of("request-1", "“ümlaut” 📦", "a\\b\"c", "tab\tline\nbell\u0007", "\u2028\u007f");
  }

  @Test
  void fractionsOfSecondsAreWrittenAsTheyAre() {
    for (String at : new String[]{"2026-11-21T12:00:00Z", "2026-11-21T12:00:00.100Z", "2026-11-21T12:00:00.100001Z",
      "2026-11-21T12:00:59.000001Z", "1999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z"}) {
      assertAlike(Instant.parse(at), 7, "opsmate", "what", "subject", (byte) 3);
    }
  }

  @Test
  void theCommitmentIsToSaltAndDetails() {
    byte[] salt = {1, 2, 3};
    CopiedRow row = row(Instant.EPOCH, 1, "a", "b", "c", (byte) 0, salt, "{\"ä\":1}");
    byte[] commitment = new byte[32];
    new EntryHash(Orgs.ACME).commitment(row, commitment);

    assertThat(commitment).isEqualTo(AuditChain.commitment(salt, "{\"ä\":1}"));
  }

  private static void assertAlike(Instant at, long seq, String actor, String what, String subject, byte fill) {
    byte[] some = new byte[32];
    Arrays.fill(some, fill);
    byte[] quick = new byte[32];
    new EntryHash(Orgs.ACME).hash(row(at, seq, actor, what, subject, fill, new byte[0], ""), seq, quick);

    assertThat(quick).isEqualTo(new AuditChain.Link(Orgs.ACME, seq, at, actor, what, subject, some, some).hash());
  }

  /** What PostgreSQL can store and JSON can say. */
  private static String clean(String text) {
    return text.replace("\u0000", "");
  }

  static CopiedRow row(Instant at, long seq, String actor, String what, String subject, byte fill, byte[] salt,
      String detail) {
    byte[] some = new byte[32];
    Arrays.fill(some, fill);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(CopiedRow.COLUMNS);
      out.writeInt(8);
      out.writeLong(seq);
      out.writeInt(8);
      out.writeLong(ChronoUnit.MICROS.between(Instant.parse("2000-01-01T00:00:00Z"), at));
      for (byte[] column : new byte[][]{actor.getBytes(UTF_8), what.getBytes(UTF_8), subject.getBytes(UTF_8), some,
        some, some, salt, detail.getBytes(UTF_8)}) {
        out.writeInt(column.length);
        out.write(column);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CopiedRow row = new CopiedRow();
    assertThat(row.read(bytes.toByteArray())).isTrue();
    return row;
  }
}

package io.opsmate.skills.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What variables look like. */
class KindTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"17|NUM", "-3.5|NUM", "10,000|NUM", "0x7f|HEX", "deadbeef01|HEX", "12ms|SIZE",
    "3 MB|SIZE", "99%|SIZE", "10.0.0.1|IP", "/10.0.0.1:50010|IP", "fe80::1|IP", "0:0:0:0:0:0:0:1|IP",
    "db-7.example.com:5432|HOST", "cache:6379|HOST", "123e4567-e89b-12d3-a456-426614174000|UUID", "/var/log/x.log|PATH",
    "C:\\Users\\x|PATH", "https://example.com/a|URL", "ann@example.com|EMAIL", "2026-01-31 10:00:00|TIME",
    "10:00:00.123|TIME", "Sun Jul  3 10:05:25 2005|TIME", "2026-01-31|TIME", "blk_17|ID", "blk_1 blk_2|LIST",
    "a1,b2,c3|LIST", "root|WORD", "null|NONE", "\"a b\"|TEXT"})
  void aValueHasItsKind(String value, Kind kind) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);

    assertThat(Kinds.of(bytes, 0, bytes.length)).isEqualTo(kind);
  }

  @Test
  void nothingAtAllIsAKind() {
    assertThat(Kinds.of(new byte[0], 0, 0)).isEqualTo(Kind.NONE);
  }

  @Test
  void kindsThatDifferAreShownAsTheWidestOrNotAtAll() {
    assertThat(Kind.shown(Kind.IP.bit())).isEqualTo("<ip>");
    assertThat(Kind.shown(Kind.IP.bit() | Kind.NONE.bit())).isEqualTo("<ip>");
    assertThat(Kind.shown(Kind.IP.bit() | Kind.HOST.bit())).isEqualTo("<host>");
    assertThat(Kind.shown(Kind.NUM.bit() | Kind.HEX.bit())).isEqualTo("<hex>");
    assertThat(Kind.shown(Kind.NUM.bit() | Kind.WORD.bit())).isEqualTo("<id>");
    assertThat(Kind.shown(Kind.PATH.bit() | Kind.NUM.bit())).isEqualTo("<*>");
    assertThat(Kind.shown(0)).isEqualTo("<*>");
  }
}

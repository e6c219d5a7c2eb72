package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as people's files have them. */
class StampsTest {
  @ParameterizedTest
  @ValueSource(strings = {"2014-04-01T00:00:00+0000", "2014-04-01 00:00:00 UTC", "2014-04-01 00:00:00 GMT",
    "2014-04-01 02:00:00 +0200", "2014-04-01T00:00:00Z", "2014-04-01T02:00:00+02:00", "2014-03-31 19:00:00 -05:00",
    "2014-04-01 00:00:00,123", "2014-04-01T00:00:00.123456Z", "2014-04-01 00:00", "2014-04-01", "20140401",
    "1396310400", "1396310400.5", "1396310400123", "1396310400123456", "1396310400123456789"})
  void oneMomentIsWrittenInManyWays(String written) {
    assertThat(Stamps.second(written)).isEqualTo(Instant.parse("2014-04-01T00:00:00Z").getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({"-3600,-3600", "-3600.5,-3601", "0,0", "86400000,86400000", "-8640000000000,-8640000000"})
  void numbersCountFrom1970(String written, long second) {
    assertThat(Stamps.second(written)).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "-.5", "1.2.3", "1e9", "0x10", "123456789012345678901", "2014-02-30",
    "01/04/2014", "2014-04-01T00:00:00 CET", "2014-04-01T00:00:00+00:00 UTC", "+1396310400"})
  void whatIsNoneOfThemIsNoMoment(String written) {
    assertThat(Stamps.second(written)).isEqualTo(Stamps.NONE);
  }

  @Test
  void eightDigitsThatAreNoDayCountFrom1970() {
    assertThat(Stamps.second("20141301")).isEqualTo(20_141_301);
    assertThat(Stamps.sinceEpoch("20140401")).isEqualTo(20_140_401);
  }
}

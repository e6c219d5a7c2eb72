package io.opsmate.app.adapter.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.PriceItem;
import io.opsmate.skills.zombie.PriceList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
  private static final String GOOD = """
      {
        "asOf": "2026-07-17",
        "currency": "USD",
        "source": "ours",
        "regions": {
          "eu-west-1": {
            "gp3-gib": 0.088
          }
        }
      }
      """;

  @Test
  void theShippedListIsDatedAndPricesTheMainRegions() {
    PriceList shipped = PriceFile.shipped();

    assertThat(shipped.asOf()).isEqualTo(LocalDate.of(2026, 7, 17));
    assertThat(shipped.prices().get(new Region("us-east-1"))).hasSize(PriceItem.values().length)
        .containsEntry(PriceItem.GP3_GIB, new BigDecimal("0.08"))
        .containsEntry(PriceItem.ADDRESS_HOUR, new BigDecimal("0.005"));
    assertThat(shipped.prices()).containsKeys(new Region("us-west-2"), new Region("eu-west-1"),
        new Region("eu-central-1"), new Region("ap-northeast-1"));
  }

  @Test
  void gp3IsAFifthCheaperThanGp2Everywhere() {
    PriceFile.shipped()
        .prices()
        .forEach((region, prices) -> assertThat(price(prices, PriceItem.GP3_GIB)).as(region.name())
            .isEqualByComparingTo(price(prices, PriceItem.GP2_GIB).multiply(new BigDecimal("0.8"))));
  }

  @Test
  void anOwnPriceWinsAndTheOthersStay(@TempDir Path dir) throws IOException {
    Path own = Files.writeString(dir.resolve("prices.json"),
        GOOD.replace("2026-07-17", "2026-09-01").replace("0.088", "0.05"));

    PriceList list = PriceFile.shippedUnder(own);

    assertThat(list.asOf()).isEqualTo(LocalDate.of(2026, 7, 17));
    assertThat(list.prices().get(new Region("eu-west-1"))).containsEntry(PriceItem.GP3_GIB, new BigDecimal("0.05"))
        .containsEntry(PriceItem.GP2_GIB, new BigDecimal("0.11"));
  }

  @Test
  void theOlderDayCounts(@TempDir Path dir) throws IOException {
    Path own = Files.writeString(dir.resolve("prices.json"), GOOD.replace("2026-07-17", "2025-01-01"));

    assertThat(PriceFile.shippedUnder(own).asOf()).isEqualTo(LocalDate.of(2025, 1, 1));
  }

  @Test
  void aListInAnotherCurrencyStandsAlone(@TempDir Path dir) throws IOException {
    Path own = Files.writeString(dir.resolve("prices.json"),
        GOOD.replace("USD", "CNY").replace("eu-west-1", "cn-north-1"));

    assertThat(PriceFile.shippedUnder(own).prices()).isEqualTo(
        Map.of(new Region("cn-north-1"), Map.of(PriceItem.GP3_GIB, new BigDecimal("0.088"))));
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path dir) {
    Path file = dir.resolve("nowhere.json");

    assertThatThrownBy(() -> PriceFile.shippedUnder(file)).isInstanceOf(UnusablePrices.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0.088          | "cheap"           | line 7, regions.eu-west-1.gp3-gib
      0.088          | "0.088"           | line 7, regions.eu-west-1.gp3-gib
      0.088          | 88                | regions.eu-west-1.gp3-gib: 88 is no price above 0
      0.088          | 0                 | regions.eu-west-1.gp3-gib: 0 is no price above 0
      0.088          | -1                | regions.eu-west-1.gp3-gib: -1 is no price above 0
      0.088          | null              | regions.eu-west-1.gp3-gib: null is no price above 0
      0.088          | 0.088, "gp3-gib": 1 | line 7
      gp3-gib        | gp4-gib           | regions.eu-west-1.gp4-gib: nothing is priced by that name; there are gp3-gib
      eu-west-1      | Ireland           | regions.Ireland: that is no region name like eu-west-1
      2026-07-17     | July              | line 2, asOf
      "asOf"         | "day"             | day: there is no such field
      USD            | Dollars           | currency: “Dollars” is no currency code like USD
      "gp3-gib": 0.088 | ''              | regions.eu-west-1: it has no prices
      }              | ''                | line
      """)
  void aFaultIsNamedWithItsPlace(String good, String bad, String says) {
    String json = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));

    assertThatThrownBy(() -> read(json)).isInstanceOf(UnusablePrices.class)
        .hasMessageStartingWith("the price file prices.json cannot be used: ")
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"currency": "USD", "regions": {"eu-west-1": {"gp3-gib": 1}}}  | asOf: the day of the prices is missing
      {"asOf": "2026-07-17", "currency": "USD"}                      | regions: there is no region
      {"asOf": "2026-07-17", "regions": {"eu-west-1": {"gp3-gib": 1}}} | currency
      null                                                           | it is empty
      {} {}                                                          | line 1
      []                                                             | line 1
      """)
  void whatIsMissingIsNamed(String json, String says) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnusablePrices.class).hasMessageContaining(says);
  }

  private static PriceList read(String json) throws IOException {
    return PriceFile.read("prices.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static BigDecimal price(Map<PriceItem, BigDecimal> prices, PriceItem item) {
    return prices.getOrDefault(item, BigDecimal.ZERO);
  }
}

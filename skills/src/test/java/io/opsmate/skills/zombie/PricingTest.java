package io.opsmate.skills.zombie;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.ports.cloud.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
  private final Pricing pricing = new Pricing(Estates.PRICES);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      gp3      | 155   | 3000   | 125  | $12.40/mo
      gp3      | 155   | 0      | 0    | $12.40/mo
      gp3      | 100   | 3001   | 125  | $8.01/mo
      gp3      | 100   | 16000  | 1000 | $108.00/mo
      gp2      | 100   | 300    | 0    | $10.00/mo
      io1      | 100   | 2000   | 0    | $142.50/mo
      io2      | 100   | 32000  | 0    | $2,092.50/mo
      io2      | 100   | 32001  | 0    | $2,092.55/mo
      io2      | 100   | 64000  | 0    | $3,548.50/mo
      io2      | 100   | 100000 | 0    | $4,695.10/mo
      st1      | 500   | 0      | 0    | $22.50/mo
      sc1      | 500   | 0      | 0    | $7.50/mo
      standard | 10    | 0      | 0    | $0.50/mo
      gp9      | 100   | 0      | 0    | price unknown
      """)
  void volumesCostWhatTheListSays(String type, int sizeGiB, int iops, int throughput, String shown) {
    assertThat(pricing.of(Estates.typed(type, sizeGiB, iops, throughput)).shown()).isEqualTo(shown);
  }

  @Test
  void anotherRegionsPriceIsNeverTaken() {
    Volume irish = Estates.in(Estates.IRELAND, Estates.typed("gp2", 100, 0, 0));

    assertThat(pricing.of(irish)).isEqualTo(
        MonthlyCost.unpriced("the price list of 2026-07-17 has no gp2-gib in eu-west-1"));
  }

  @Test
  void aMissingPriceForWhatIsNotUsedDoesNotMatter() {
    assertThat(pricing.of(Estates.in(Estates.IRELAND, Estates.typed("gp3", 100, 3000, 125))).shown())
        .isEqualTo("$8.80/mo");
    assertThat(pricing.of(Estates.in(Estates.IRELAND, Estates.typed("gp3", 100, 4000, 125)))).isInstanceOf(
        MonthlyCost.Unpriced.class);
  }

  @Test
  void aSnapshotsPriceIsABoundByTier() {
    assertThat(pricing.of(Estates.snapshot("snap-1", 200)).shown()).isEqualTo("up to $10.00/mo");
    assertThat(pricing.of(Estates.tiered("archive", Estates.snapshot("snap-1", 200))).shown())
        .isEqualTo("up to $2.50/mo");
    assertThat(pricing.of(Estates.tiered("glacier", Estates.snapshot("snap-1", 200)))).isInstanceOf(
        MonthlyCost.Unpriced.class);
  }

  @Test
  void anAddressCostsAMonthOf730Hours() {
    assertThat(pricing.of(Estates.address("eipalloc-1")).shown()).isEqualTo("$3.65/mo");
    assertThat(pricing.of(Estates.ownRange(Estates.address("eipalloc-1"))).shown()).isEqualTo("$0.00/mo");
  }
}

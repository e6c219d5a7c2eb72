package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.NOW;
import static io.opsmate.skills.zombie.Estates.address;
import static io.opsmate.skills.zombie.Estates.associated;
import static io.opsmate.skills.zombie.Estates.ownRange;
import static io.opsmate.skills.zombie.Estates.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.cloud.Tags;
import org.junit.jupiter.api.Test;

class AddressRuleTest {
  @Test
  void anUnassociatedAddressIsWaste() {
    assertThat(AddressRule.judge(address("eipalloc-1"), NOW)).isEqualTo(
        new Verdict.Waste("Not associated; owner web; AWS does not say since when"));
  }

  @Test
  void anAssociatedOneIsInUse() {
    assertThat(AddressRule.judge(associated(address("eipalloc-1")), NOW)).isInstanceOf(Verdict.InUse.class);
  }

  @Test
  void oneOfAnOwnRangeCostsNothingAndIsLeftAlone() {
    assertThat(AddressRule.judge(ownRange(address("eipalloc-1")), NOW)).isInstanceOf(Verdict.Protected.class);
  }

  @Test
  void aTagProtects() {
    assertThat(AddressRule.judge(tagged(address("eipalloc-1"), Tags.of("opsmate:keep-until", "2026-12-01")), NOW))
        .isEqualTo(new Verdict.Protected("it is to be kept until 2026-12-01"));
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.cloud.Region;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * List prices by region as of one day. What is not on the list has no price; another region's is never taken instead.
 */
public record PriceList(LocalDate asOf, Currency currency, Map<Region, Map<PriceItem, BigDecimal>> prices) {
  public PriceList {
    prices = prices.entrySet()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, region -> Map.copyOf(region.getValue())));
  }

  Optional<BigDecimal> of(Region region, PriceItem item) {
    return Optional.ofNullable(prices.getOrDefault(region, Map.of()).get(item));
  }
}

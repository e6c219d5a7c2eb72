package io.opsmate.app.adapter.prices;

import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.PriceItem;
import io.opsmate.skills.zombie.PriceList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A price file as written; not yet checked. */
record PriceDocument(@Nullable LocalDate asOf, @Nullable String currency, @Nullable String source,
    @Nullable Map<String, Map<String, BigDecimal>> regions) {
  /** No unit on the list costs nearly as much; a larger number is a slip of the decimal point. */
  private static final BigDecimal DEAREST = BigDecimal.TEN;

  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

  PriceList toList(String file) {
    if (asOf == null) {
      throw new UnusablePrices(file, "asOf", "the day of the prices is missing; write \"asOf\": \"2026-07-17\"");
    }
    if (regions == null || regions.isEmpty()) {
      throw new UnusablePrices(file, "regions", "there is no region with prices");
    }
    Map<Region, Map<PriceItem, BigDecimal>> prices = new HashMap<>();
    regions.forEach((region, items) -> prices.put(region(file, region), items(file, region, items)));
    return new PriceList(asOf, currency(file), prices);
  }

  private Currency currency(String file) {
    try {
      return Currency.getInstance(currency == null ? "" : currency);
    } catch (IllegalArgumentException e) {
      throw new UnusablePrices(file, "currency", "“" + currency + "” is no currency code like USD");
    }
  }

  private static Region region(String file, String name) {
    if (!REGION.matcher(name).matches()) {
      throw new UnusablePrices(file, "regions." + name, "that is no region name like eu-west-1");
    }
    return new Region(name);
  }

  private static Map<PriceItem, BigDecimal> items(String file, String region, @Nullable Map<String, BigDecimal> items) {
    String where = "regions." + region;
    if (items == null || items.isEmpty()) {
      throw new UnusablePrices(file, where, "it has no prices; leave the region out instead");
    }
    Map<PriceItem, BigDecimal> prices = new EnumMap<>(PriceItem.class);
    items.forEach((word, price) -> prices.put(item(file, where, word), price(file, where + "." + word, price)));
    return prices;
  }

  private static PriceItem item(String file, String where, String word) {
    return PriceItem.of(word)
        .orElseThrow(() -> new UnusablePrices(file, where + "." + word, "nothing is priced by that name; there are "
            + Arrays.stream(PriceItem.values()).map(PriceItem::word).collect(Collectors.joining(", "))));
  }

  private static BigDecimal price(String file, String where, @Nullable BigDecimal price) {
    if (price == null || price.signum() <= 0 || price.compareTo(DEAREST) > 0) {
      throw new UnusablePrices(file, where,
          price + " is no price above 0 and up to " + DEAREST + "; leave it out when it is unknown");
    }
    return price;
  }
}

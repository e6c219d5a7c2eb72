package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.Volume;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a resource costs a month at list price.
 *
 * <p>Unit: the list's currency per month of 730 hours. Errors: a price that is not on the list gives
 * {@link MonthlyCost.Unpriced}. Source of the rules: EC2's price list dimensions, ADR 0007.
 */
record Pricing(PriceList list) {
  /** Operations a second that every gp3 volume has without extra charge. */
  static final int FREE_IOPS = 3_000;

  /** MiB a second that every gp3 volume has without extra charge. */
  static final int FREE_MIBPS = 125;

  private static final int HOURS = 730;

  /** So many units of an item. */
  private record Part(PriceItem item, long units) {}

  MonthlyCost of(Volume volume) {
    Region region = volume.region();
    int size = volume.sizeGiB();
    int iops = volume.iops();
    return switch (volume.type()) {
      case "gp3" -> exactly(region, part(PriceItem.GP3_GIB, size), part(PriceItem.GP3_IOPS, iops - FREE_IOPS),
          part(PriceItem.GP3_MIBPS, volume.throughput() - FREE_MIBPS));
      case "gp2" -> exactly(region, part(PriceItem.GP2_GIB, size));
      case "io1" -> exactly(region, part(PriceItem.IO1_GIB, size), part(PriceItem.IO1_IOPS, iops));
      case "io2" -> exactly(region, part(PriceItem.IO2_GIB, size), part(PriceItem.IO2_IOPS, Math.min(iops, 32_000)),
          part(PriceItem.IO2_IOPS_OVER_32000, Math.min(iops, 64_000) - 32_000),
          part(PriceItem.IO2_IOPS_OVER_64000, iops - 64_000));
      case "st1" -> exactly(region, part(PriceItem.ST1_GIB, size));
      case "sc1" -> exactly(region, part(PriceItem.SC1_GIB, size));
      case "standard" -> exactly(region, part(PriceItem.STANDARD_GIB, size));
      default -> MonthlyCost.unpriced("the volume type “" + volume.type() + "” is not on the price list");
    };
  }

  /** An upper bound: only blocks that no other snapshot holds are billed, and nobody can read how many those are. */
  MonthlyCost of(Snapshot snapshot) {
    return switch (snapshot.tier()) {
      case "standard" -> snapshotOf(snapshot.region(), snapshot.volumeSizeGiB());
      case "archive" -> cost(snapshot.region(), MonthlyCost::atMost,
          part(PriceItem.SNAPSHOT_ARCHIVE_GIB, snapshot.volumeSizeGiB()));
      default -> MonthlyCost.unpriced("the snapshot tier “" + snapshot.tier() + "” is not on the price list");
    };
  }

  /** What a snapshot of a volume of this size costs at most. */
  MonthlyCost snapshotOf(Region region, int sizeGiB) {
    return cost(region, MonthlyCost::atMost, part(PriceItem.SNAPSHOT_GIB, sizeGiB));
  }

  MonthlyCost of(Address address) {
    return address.amazonOwned()
        ? exactly(address.region(), part(PriceItem.ADDRESS_HOUR, HOURS))
        : MonthlyCost.exactly(new Money(BigDecimal.ZERO, list.currency()));
  }

  private MonthlyCost exactly(Region region, Part... parts) {
    return cost(region, MonthlyCost::exactly, parts);
  }

  private MonthlyCost cost(Region region, Function<Money, MonthlyCost> as, Part... parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Part part : List.of(parts)) {
      Optional<BigDecimal> price = part.units() == 0 ? Optional.of(BigDecimal.ZERO) : list.of(region, part.item());
      if (price.isEmpty()) {
        return MonthlyCost.unpriced("the price list of " + list.asOf() + " has no " + part.item().word() + " in "
            + region);
      }
      sum = sum.add(price.get().multiply(BigDecimal.valueOf(part.units())));
    }
    return as.apply(new Money(sum, list.currency()));
  }

  private static Part part(PriceItem item, long units) {
    return new Part(item, Math.max(0, units));
  }
}

package io.opsmate.skills.zombie;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a price list puts a price on. The unit stands in the name: per GiB, IOPS or MiB/s and month, or per hour. */
public enum PriceItem {
  GP3_GIB, GP3_IOPS, GP3_MIBPS, GP2_GIB, IO1_GIB, IO1_IOPS, IO2_GIB, IO2_IOPS, IO2_IOPS_OVER_32000, IO2_IOPS_OVER_64000,
  ST1_GIB, SC1_GIB, STANDARD_GIB, SNAPSHOT_GIB, SNAPSHOT_ARCHIVE_GIB, ADDRESS_HOUR;

  /** Its name in a price file: {@code gp3-gib}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<PriceItem> of(String word) {
    return Arrays.stream(values()).filter(item -> item.word().equals(word)).findFirst();
  }
}

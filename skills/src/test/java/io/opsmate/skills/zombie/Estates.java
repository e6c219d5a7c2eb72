package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.SetClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/** Resources that are waste as they stand, to be varied by each test. */
final class Estates {
  static final Instant NOW = SetClock.NOON;
  static final Region VIRGINIA = new Region("us-east-1");
  static final Region IRELAND = new Region("eu-west-1");

  static final PriceList PRICES = new PriceList(LocalDate.of(2026, 7, 17), Currency.getInstance("USD"),
      Map.of(VIRGINIA,
          Map.ofEntries(price(PriceItem.GP3_GIB, "0.08"), price(PriceItem.GP3_IOPS, "0.005"),
              price(PriceItem.GP3_MIBPS, "0.04"), price(PriceItem.GP2_GIB, "0.10"), price(PriceItem.IO1_GIB, "0.125"),
              price(PriceItem.IO1_IOPS, "0.065"), price(PriceItem.IO2_GIB, "0.125"),
              price(PriceItem.IO2_IOPS, "0.065"), price(PriceItem.IO2_IOPS_OVER_32000, "0.0455"),
              price(PriceItem.IO2_IOPS_OVER_64000, "0.03185"), price(PriceItem.ST1_GIB, "0.045"),
              price(PriceItem.SC1_GIB, "0.015"), price(PriceItem.STANDARD_GIB, "0.05"),
              price(PriceItem.SNAPSHOT_GIB, "0.05"), price(PriceItem.SNAPSHOT_ARCHIVE_GIB, "0.0125"),
              price(PriceItem.ADDRESS_HOUR, "0.005")),
          IRELAND, Map.of(PriceItem.GP3_GIB, new BigDecimal("0.088"), PriceItem.SNAPSHOT_GIB, new BigDecimal("0.05"))));

  private Estates() {}

  static Volume volume(String id, int sizeGiB) {
    return new Volume(VIRGINIA, new VolumeId(id), "gp3", sizeGiB, 3000, 125, "available", 0,
        NOW.minus(Duration.ofDays(42)), Tags.of("team", "data-team"));
  }

  static Volume tagged(Volume volume, Tags tags) {
    return new Volume(volume.region(), volume.id(), volume.type(), volume.sizeGiB(), volume.iops(), volume.throughput(),
        volume.state(), volume.attachments(), volume.createdAt(), tags);
  }

  static Volume attached(Volume volume) {
    return new Volume(volume.region(), volume.id(), volume.type(), volume.sizeGiB(), volume.iops(), volume.throughput(),
        "in-use", 1, volume.createdAt(), volume.tags());
  }

  static Volume in(String state, Volume volume) {
    return new Volume(volume.region(), volume.id(), volume.type(), volume.sizeGiB(), volume.iops(), volume.throughput(),
        state, 0, volume.createdAt(), volume.tags());
  }

  static Volume in(Region region, Volume volume) {
    return new Volume(region, volume.id(), volume.type(), volume.sizeGiB(), volume.iops(), volume.throughput(),
        volume.state(), volume.attachments(), volume.createdAt(), volume.tags());
  }

  static Volume aged(Duration age, Volume volume) {
    return new Volume(volume.region(), volume.id(), volume.type(), volume.sizeGiB(), volume.iops(), volume.throughput(),
        volume.state(), volume.attachments(), NOW.minus(age), volume.tags());
  }

  static Volume typed(String type, int sizeGiB, int iops, int throughput) {
    Volume volume = volume("vol-1", sizeGiB);
    return new Volume(volume.region(), volume.id(), type, sizeGiB, iops, throughput, volume.state(),
        volume.attachments(), volume.createdAt(), volume.tags());
  }

  static Snapshot snapshot(String id, int sizeGiB) {
    return new Snapshot(VIRGINIA, new SnapshotId(id), "vol-gone", sizeGiB, NOW.minus(Duration.ofDays(212)), "completed",
        "standard", "", Tags.of("owner", "web"));
  }

  static Snapshot tagged(Snapshot snapshot, Tags tags) {
    return new Snapshot(snapshot.region(), snapshot.id(), snapshot.volume(), snapshot.volumeSizeGiB(),
        snapshot.startedAt(), snapshot.state(), snapshot.tier(), snapshot.description(), tags);
  }

  static Snapshot aged(Duration age, Snapshot snapshot) {
    return new Snapshot(snapshot.region(), snapshot.id(), snapshot.volume(), snapshot.volumeSizeGiB(), NOW.minus(age),
        snapshot.state(), snapshot.tier(), snapshot.description(), snapshot.tags());
  }

  static Snapshot in(String state, Snapshot snapshot) {
    return new Snapshot(snapshot.region(), snapshot.id(), snapshot.volume(), snapshot.volumeSizeGiB(),
        snapshot.startedAt(), state, snapshot.tier(), snapshot.description(), snapshot.tags());
  }

  static Snapshot described(String description, Snapshot snapshot) {
    return new Snapshot(snapshot.region(), snapshot.id(), snapshot.volume(), snapshot.volumeSizeGiB(),
        snapshot.startedAt(), snapshot.state(), snapshot.tier(), description, snapshot.tags());
  }

  static Snapshot tiered(String tier, Snapshot snapshot) {
    return new Snapshot(snapshot.region(), snapshot.id(), snapshot.volume(), snapshot.volumeSizeGiB(),
        snapshot.startedAt(), snapshot.state(), tier, snapshot.description(), snapshot.tags());
  }

  static Address address(String id) {
    return new Address(VIRGINIA, new AllocationId(id), "203.0.113.7", false, true, Tags.of("Owner", "web"));
  }

  static Address tagged(Address address, Tags tags) {
    return new Address(address.region(), address.id(), address.ip(), address.associated(), address.amazonOwned(), tags);
  }

  static Address associated(Address address) {
    return new Address(address.region(), address.id(), address.ip(), true, address.amazonOwned(), address.tags());
  }

  static Address ownRange(Address address) {
    return new Address(address.region(), address.id(), address.ip(), address.associated(), false, address.tags());
  }

  private static Map.Entry<PriceItem, BigDecimal> price(PriceItem item, String usd) {
    return Map.entry(item, new BigDecimal(usd));
  }
}

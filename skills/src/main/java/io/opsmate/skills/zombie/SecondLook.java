package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads one resource again, now, with everything its verdict depends on. */
record SecondLook(CloudInventory inventory) {
  /** What was seen. */
  sealed interface Seen<T> {
    record There<T>(T resource, Verdict verdict) implements Seen<T> {}

    record Gone<T>() implements Seen<T> {}

    record Unreadable<T>(String because) implements Seen<T> {}
  }

  Seen<Volume> volume(Region region, VolumeId id, Instant now) {
    return seen(inventory.volume(region, id), volume -> VolumeRule.judge(volume, Duration.ZERO, now));
  }

  Seen<Snapshot> snapshot(Region region, SnapshotId id, Instant now) {
    return seen(inventory.snapshot(region, id), snapshot -> {
      Verdict verdict = SnapshotRule.judge(snapshot, inventory.snapshotUses(region), SnapshotRule.LEAST_AGE, now);
      return verdict instanceof Verdict.Waste
          ? SnapshotRule.judge(verdict, inventory.snapshotHold(region, id))
          : verdict;
    });
  }

  Seen<Address> address(Region region, AllocationId id, Instant now) {
    return seen(inventory.address(region, id), address -> AddressRule.judge(address, now));
  }

  /** How many resources of a kind there are in all regions; empty when a region could not be read. */
  OptionalInt population(Kind kind) {
    if (!(inventory.regions() instanceof Reading.Known<List<Region>>(List<Region> regions))) {
      return OptionalInt.empty();
    }
    int all = 0;
    for (Region region : regions) {
      Reading<? extends List<?>> listed = switch (kind) {
        case VOLUMES -> inventory.volumes(region);
        case SNAPSHOTS -> inventory.snapshots(region);
        case ADDRESSES -> inventory.addresses(region);
      };
      switch (listed) {
        case Reading.Known<? extends List<?>>(List<?> resources) -> all += resources.size();
        case Reading.Unknown<? extends List<?>> _ -> {
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(all);
  }

  private static <T> Seen<T> seen(Reading<Optional<T>> reading, Function<T, Verdict> rule) {
    return switch (reading) {
      case Reading.Unknown<Optional<T>>(String because) -> new Seen.Unreadable<>(because);
      case Reading.Known<Optional<T>>(Optional<T> found) -> found
          .<Seen<T>>map(one -> new Seen.There<>(one, rule.apply(one)))
          .orElseGet(Seen.Gone::new);
    };
  }
}

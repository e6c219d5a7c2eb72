package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A cloud that holds what a test puts into it, and fails where a test says so. */
final class ScriptedCloud implements CloudInventory {
  private final List<Region> regions = new ArrayList<>(List.of(Estates.VIRGINIA));
  private final List<Volume> volumes = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private final Map<SnapshotId, String> uses = new ConcurrentHashMap<>();
  private final Map<SnapshotId, String> holds = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Set<String> asked = new ConcurrentSkipListSet<>();

  ScriptedCloud regions(Region... all) {
    regions.clear();
    regions.addAll(Arrays.asList(all));
    return this;
  }

  ScriptedCloud with(Volume... more) {
    Stream.of(more).forEach(one -> replace(volumes, one, old -> old.id().equals(one.id())));
    return this;
  }

  ScriptedCloud with(Snapshot... more) {
    Stream.of(more).forEach(one -> replace(snapshots, one, old -> old.id().equals(one.id())));
    return this;
  }

  ScriptedCloud with(Address... more) {
    Stream.of(more).forEach(one -> replace(addresses, one, old -> old.id().equals(one.id())));
    return this;
  }

  ScriptedCloud without(String id) {
    volumes.removeIf(one -> one.id().value().equals(id));
    snapshots.removeIf(one -> one.id().value().equals(id));
    addresses.removeIf(one -> one.id().value().equals(id));
    return this;
  }

  ScriptedCloud used(String snapshot, String by) {
    uses.put(new SnapshotId(snapshot), by);
    return this;
  }

  ScriptedCloud held(String snapshot, String because) {
    holds.put(new SnapshotId(snapshot), because);
    return this;
  }

  /** From now on this call is unknown: {@code volumes us-east-1}, {@code hold snap-1}, {@code regions}. */
  ScriptedCloud failing(String call, String because) {
    failures.put(call, because);
    return this;
  }

  boolean wasAsked(String call) {
    return asked.contains(call);
  }

  @Override
  public Reading<List<Region>> regions() {
    return read("regions", List.copyOf(regions));
  }

  @Override
  public Reading<List<Volume>> volumes(Region region) {
    return read("volumes " + region, volumes.stream().filter(one -> one.region().equals(region)).toList());
  }

  @Override
  public Reading<List<Snapshot>> snapshots(Region region) {
    return read("snapshots " + region, snapshots.stream().filter(one -> one.region().equals(region)).toList());
  }

  @Override
  public Reading<List<Address>> addresses(Region region) {
    return read("addresses " + region, addresses.stream().filter(one -> one.region().equals(region)).toList());
  }

  @Override
  public Reading<SnapshotUses> snapshotUses(Region region) {
    return read("uses " + region, new SnapshotUses(uses));
  }

  @Override
  public Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot) {
    return read("hold " + snapshot, Optional.ofNullable(holds.get(snapshot)));
  }

  @Override
  public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
    return read("volume " + id, volumes.stream().filter(one -> one.id().equals(id)).findFirst());
  }

  @Override
  public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
    return read("snapshot " + id, snapshots.stream().filter(one -> one.id().equals(id)).findFirst());
  }

  @Override
  public Reading<Optional<Address>> address(Region region, AllocationId id) {
    return read("address " + id, addresses.stream().filter(one -> one.id().equals(id)).findFirst());
  }

  private <T> Reading<T> read(String call, T value) {
    asked.add(call);
    return failures.containsKey(call) ? Reading.unknown(failures.get(call)) : Reading.known(value);
  }

  private static <T> void replace(List<T> all, T one, Predicate<T> same) {
    all.removeIf(same);
    all.add(one);
  }
}

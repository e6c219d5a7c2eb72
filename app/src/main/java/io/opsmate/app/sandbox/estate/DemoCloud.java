package io.opsmate.app.sandbox.estate;

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
import io.opsmate.skills.zombie.ZombieHandlings;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A cloud account in memory. It answers at once, never fails, and changes only through its own executors. Safe for use by
 * many threads.
 */
public final class DemoCloud implements CloudInventory {
  private final InstantSource clock;
  private final List<Region> regions;
  private final Map<VolumeId, Volume> volumes = new ConcurrentHashMap<>();
  private final Map<SnapshotId, DemoSnapshot> snapshots = new ConcurrentHashMap<>();
  private final Map<AllocationId, Address> addresses = new ConcurrentHashMap<>();
  private final Map<VolumeId, Volume> deleted = new ConcurrentHashMap<>();
  private final Map<SnapshotId, String> uses = new ConcurrentHashMap<>();
  private final Map<SnapshotId, String> holds = new ConcurrentHashMap<>();

  public DemoCloud(InstantSource clock, DemoStock stock) {
    this.clock = clock;
    this.regions = stock.regions();
    stock.volumes().forEach(this::put);
    stock.snapshots().forEach(this::put);
    stock.addresses().forEach(this::put);
    uses.putAll(stock.uses());
    holds.putAll(stock.holds());
  }

  /** A company with four teams in three regions, some waste of every kind, and much that only looks like it. */
  public static DemoCloud believable(InstantSource clock) {
    return new DemoCloud(clock, DemoCompany.at(clock.instant().truncatedTo(ChronoUnit.DAYS)));
  }

  public CloudInventory inventory() {
    return this;
  }

  /** What changes this cloud. */
  public ZombieHandlings handlings() {
    return new ZombieHandlings(new DemoVolumeDeletion(this, clock), new DemoSnapshotDeletion(this),
        new DemoAddressRelease(this), new DemoVolumeRestore(this, clock));
  }

  @Override
  public Reading<List<Region>> regions() {
    return Reading.known(regions);
  }

  @Override
  public Reading<List<Volume>> volumes(Region region) {
    return list(volumes.values(), region, Volume::region, volume -> volume.id().value());
  }

  @Override
  public Reading<List<Snapshot>> snapshots(Region region) {
    List<Snapshot> now = snapshots.values().stream().map(one -> one.at(clock.instant())).toList();
    return list(now, region, Snapshot::region, snapshot -> snapshot.id().value());
  }

  @Override
  public Reading<List<Address>> addresses(Region region) {
    return list(addresses.values(), region, Address::region, address -> address.id().value());
  }

  @Override
  public Reading<SnapshotUses> snapshotUses(Region region) {
    return Reading.known(new SnapshotUses(uses.entrySet()
        .stream()
        .filter(use -> snapshot(use.getKey()).filter(one -> one.region().equals(region)).isPresent())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  @Override
  public Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot) {
    return Reading.known(Optional.ofNullable(holds.get(snapshot)));
  }

  @Override
  public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
    return Reading.known(volume(id).filter(volume -> volume.region().equals(region)));
  }

  @Override
  public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
    return Reading.known(snapshot(id).filter(snapshot -> snapshot.region().equals(region)));
  }

  @Override
  public Reading<Optional<Address>> address(Region region, AllocationId id) {
    return Reading.known(address(id).filter(address -> address.region().equals(region)));
  }

  /** Puts a volume there, or in place of the one with its id, as somebody else working on the account would. */
  public void put(Volume volume) {
    volumes.put(volume.id(), volume);
  }

  /** As {@link #put(Volume)}; the snapshot is as complete as it says. */
  public void put(Snapshot snapshot) {
    snapshots.put(snapshot.id(), new DemoSnapshot(snapshot, snapshot.startedAt()));
  }

  public void put(Address address) {
    addresses.put(address.id(), address);
  }

  /** From now on this needs the snapshot. */
  public void use(SnapshotId snapshot, String by) {
    uses.put(snapshot, by);
  }

  /** From now on this keeps the snapshot: it is shared or locked. */
  public void hold(SnapshotId snapshot, String because) {
    holds.put(snapshot, because);
  }

  /** What became of a call that deletes. */
  enum Deletion {
    DELETED, ABSENT,
    /** Refused, because something uses it. */
    IN_USE
  }

  Optional<Volume> volume(VolumeId id) {
    return Optional.ofNullable(volumes.get(id));
  }

  /** One that was deleted, as it was. */
  Optional<Volume> deleted(VolumeId id) {
    return Optional.ofNullable(deleted.get(id));
  }

  /** Some volume of the region with this tag. */
  Optional<Volume> tagged(Region region, String key, String value) {
    return volumes.values()
        .stream()
        .filter(volume -> volume.region().equals(region))
        .filter(volume -> volume.tags().get(key).filter(value::equals).isPresent())
        .findFirst();
  }

  Optional<Snapshot> snapshot(SnapshotId id) {
    return Optional.ofNullable(snapshots.get(id)).map(one -> one.at(clock.instant()));
  }

  Optional<Address> address(AllocationId id) {
    return Optional.ofNullable(addresses.get(id));
  }

  Optional<DemoSnapshot> begun(SnapshotId id) {
    return Optional.ofNullable(snapshots.get(id));
  }

  /** Begun once, whoever asks again. */
  DemoSnapshot begin(DemoSnapshot snapshot) {
    DemoSnapshot before = snapshots.putIfAbsent(snapshot.id(), snapshot);
    return before == null ? snapshot : before;
  }

  Deletion delete(VolumeId id) {
    Optional<Volume> volume = volume(id);
    Deletion done = delete(volumes, id, one -> one.attachments() > 0);
    if (done == Deletion.DELETED) {
      volume.ifPresent(one -> deleted.put(id, one));
    }
    return done;
  }

  Deletion delete(SnapshotId id) {
    return delete(snapshots, id, _ -> uses.containsKey(id) || holds.containsKey(id));
  }

  Deletion release(AllocationId id) {
    return delete(addresses, id, Address::associated);
  }

  private static <K, V> Deletion delete(Map<K, V> all, K id, Predicate<V> isUsed) {
    AtomicReference<Deletion> done = new AtomicReference<>(Deletion.ABSENT);
    all.computeIfPresent(id, (_, one) -> {
      boolean used = isUsed.test(one);
      done.set(used ? Deletion.IN_USE : Deletion.DELETED);
      return used ? one : null;
    });
    return done.get();
  }

  private static <T> Reading<List<T>> list(Collection<T> all, Region region, Function<T, Region> where,
      Function<T, String> id) {
    return Reading.known(
        all.stream().filter(one -> where.apply(one).equals(region)).sorted(Comparator.comparing(id)).toList());
  }
}

package io.opsmate.skills.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reading an account must give. */
public interface CloudInventoryContract {
  Tags LABELLED = new Tags(Map.of("Name", "db-old", "owner", "maria"));

  /** A new, empty account for each call. */
  CloudWorld emptyWorld();

  @Test
  default void theRegionIsOneOfThoseToLookAtAndTheOrderIsStable() {
    CloudWorld world = emptyWorld();

    List<Region> regions = known(world.inventory().regions());

    assertThat(regions).contains(world.region());
    assertThat(known(world.inventory().regions())).isEqualTo(regions);
  }

  @Test
  default void anEmptyAccountIsKnownToBeEmpty() {
    CloudWorld world = emptyWorld();

    assertThat(known(world.inventory().volumes(world.region()))).isEmpty();
    assertThat(known(world.inventory().snapshots(world.region()))).isEmpty();
    assertThat(known(world.inventory().addresses(world.region()))).isEmpty();
    assertThat(known(world.inventory().snapshotUses(world.region()))).isEqualTo(new SnapshotUses(Map.of()));
  }

  @Test
  default void anUnattachedVolumeIsReadAsItIs() {
    CloudWorld world = emptyWorld();
    VolumeId id = world.volume("gp3", 155, LABELLED);

    Volume volume = only(known(world.inventory().volumes(world.region())));

    assertThat(volume.id()).isEqualTo(id);
    assertThat(volume.region()).isEqualTo(world.region());
    assertThat(volume.type()).isEqualTo("gp3");
    assertThat(volume.sizeGiB()).isEqualTo(155);
    assertThat(volume.iops()).isEqualTo(3000);
    assertThat(volume.state()).isEqualTo("available");
    assertThat(volume.attachments()).isZero();
    assertThat(volume.tags()).isEqualTo(LABELLED);
    assertThat(known(world.inventory().volume(world.region(), id))).contains(volume);
  }

  @Test
  default void anAttachedVolumeShowsItsAttachment() {
    CloudWorld world = emptyWorld();
    VolumeId id = world.volume("gp2", 8, Tags.none());

    world.attach(id);

    Volume volume = known(world.inventory().volume(world.region(), id)).orElseThrow();
    assertThat(volume.attachments()).isEqualTo(1);
    assertThat(volume.state()).isEqualTo("in-use");
  }

  @Test
  default void aLongListComesWhole() {
    CloudWorld world = emptyWorld();
    List<VolumeId> made = IntStream.range(0, 40).mapToObj(_ -> world.volume("gp2", 1, Tags.none())).toList();

    assertThat(known(world.inventory().volumes(world.region()))).extracting(Volume::id)
        .containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  default void aSnapshotIsReadAsItIsAndOutlivesItsVolume() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 20, Tags.none());
    SnapshotId id = world.snapshot(volume, LABELLED);
    world.lose(volume);

    Snapshot snapshot = only(known(world.inventory().snapshots(world.region())));

    assertThat(snapshot.id()).isEqualTo(id);
    assertThat(snapshot.volume()).isEqualTo(volume.value());
    assertThat(snapshot.volumeSizeGiB()).isEqualTo(20);
    assertThat(snapshot.state()).isEqualTo("completed");
    assertThat(snapshot.tier()).isEqualTo("standard");
    assertThat(snapshot.tags()).isEqualTo(LABELLED);
    assertThat(known(world.inventory().snapshot(world.region(), id))).contains(snapshot);
  }

  @Test
  default void anUnassociatedAddressIsReadAsItIs() {
    CloudWorld world = emptyWorld();
    AllocationId id = world.address(LABELLED);

    Address address = only(known(world.inventory().addresses(world.region())));

    assertThat(address.id()).isEqualTo(id);
    assertThat(address.ip()).matches("\\d+(\\.\\d+){3}");
    assertThat(address.associated()).isFalse();
    assertThat(address.amazonOwned()).isTrue();
    assertThat(address.tags()).isEqualTo(LABELLED);
    assertThat(known(world.inventory().address(world.region(), id))).contains(address);
  }

  @Test
  default void anAssociatedAddressSaysSo() {
    CloudWorld world = emptyWorld();
    AllocationId id = world.address(Tags.none());

    world.associate(id);

    assertThat(known(world.inventory().address(world.region(), id)).orElseThrow().associated()).isTrue();
  }

  @Test
  default void whatDoesNotExistIsKnownToBeAbsent() {
    CloudWorld world = emptyWorld();

    assertThat(known(world.inventory().volume(world.region(), new VolumeId("vol-0123456789abcdef0")))).isEmpty();
    assertThat(known(world.inventory().snapshot(world.region(), new SnapshotId("snap-0123456789abcdef0")))).isEmpty();
    assertThat(known(world.inventory().address(world.region(), new AllocationId("eipalloc-0123456789abcdef0"))))
        .isEmpty();
  }

  @Test
  default void snapshotsOfImagesAndOfEveryTemplateVersionAreInUse() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    SnapshotId first = world.snapshot(volume, Tags.none());
    SnapshotId second = world.snapshot(volume, Tags.none());
    SnapshotId free = world.snapshot(volume, Tags.none());
    SnapshotId image = world.snapshotOfAnImage();
    world.useInTemplate(first, second);

    SnapshotUses uses = known(world.inventory().snapshotUses(world.region()));

    assertThat(uses.of(image)).hasValueSatisfying(by -> assertThat(by).startsWith("image "));
    assertThat(uses.of(first)).hasValueSatisfying(by -> assertThat(by).startsWith("launch template "));
    assertThat(uses.of(second)).hasValueSatisfying(by -> assertThat(by).contains("version 2"));
    assertThat(uses.of(free)).isEmpty();
  }

  @Test
  default void aPublicSnapshotIsHeldAndAPrivateOneIsNot() {
    CloudWorld world = emptyWorld();
    VolumeId volume = world.volume("gp2", 8, Tags.none());
    SnapshotId shared = world.snapshot(volume, Tags.none());
    SnapshotId ours = world.snapshot(volume, Tags.none());

    world.publish(shared);

    assertThat(known(world.inventory().snapshotHold(world.region(), shared))).contains("it is public");
    assertThat(known(world.inventory().snapshotHold(world.region(), ours))).isEmpty();
  }

  private static <T> T known(Reading<T> reading) {
    return switch (reading) {
      case Reading.Known<T>(T value) -> value;
      case Reading.Unknown<T>(String because) -> throw new AssertionError("unknown: " + because);
    };
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}

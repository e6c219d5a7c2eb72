package io.opsmate.app.adapter.aws.read;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.StrangeAnswer;
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
import java.util.List;
import java.util.Optional;

/** Reads volumes, snapshots and addresses of one AWS account from EC2. */
public final class Ec2Inventory implements CloudInventory {
  private final AwsClients clients;
  private final Ec2Lookup lookup;

  public Ec2Inventory(AwsClients clients) {
    this.clients = clients;
    this.lookup = new Ec2Lookup(clients::reader, Access.READ);
  }

  @Override
  public Reading<List<Region>> regions() {
    List<Region> configured = clients.settings().regions();
    return configured.isEmpty() ? switchedOn(clients.home()) : Reading.known(configured);
  }

  @Override
  public Reading<List<Volume>> volumes(Region region) {
    return call("DescribeVolumes", region).read(() -> Pages
        .of(clients.reader(region).describeVolumesPaginator(all -> all.maxResults(500)))
        .flatMap(page -> page.volumes().stream())
        .map(volume -> Ec2Values.volume(region, volume))
        .toList());
  }

  @Override
  public Reading<List<Snapshot>> snapshots(Region region) {
    return call("DescribeSnapshots", region).read(() -> Pages
        .of(clients.reader(region).describeSnapshotsPaginator(all -> all.ownerIds("self").maxResults(1000)))
        .flatMap(page -> page.snapshots().stream())
        .map(snapshot -> Ec2Values.snapshot(region, snapshot))
        .toList());
  }

  @Override
  public Reading<List<Address>> addresses(Region region) {
    return call("DescribeAddresses", region).read(() -> clients.reader(region)
        .describeAddresses()
        .addresses()
        .stream()
        .map(address -> Ec2Values.address(region, address))
        .toList());
  }

  @Override
  public Reading<SnapshotUses> snapshotUses(Region region) {
    return new SnapshotUsers(clients.reader(region), region).all();
  }

  @Override
  public Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot) {
    return new SnapshotHold(clients, region).of(snapshot);
  }

  @Override
  public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
    return lookup.volume(region, id);
  }

  @Override
  public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
    return lookup.snapshot(region, id);
  }

  @Override
  public Reading<Optional<Address>> address(Region region, AllocationId id) {
    return lookup.address(region, id);
  }

  private Reading<List<Region>> switchedOn(Region home) {
    return call("DescribeRegions", home).read(() -> {
      List<Region> regions = clients.reader(home)
          .describeRegions(enabled -> enabled.allRegions(false))
          .regions()
          .stream()
          .map(region -> new Region(StrangeAnswer.there(region.regionName(), "name", "region")))
          .sorted()
          .toList();
      if (regions.isEmpty()) {
        throw new StrangeAnswer("no region at all");
      }
      return regions;
    });
  }

  private static AwsCall call(String operation, Region region) {
    return new AwsCall(operation, region, Access.READ);
  }
}

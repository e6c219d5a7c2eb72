package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Volume;
import java.util.List;
import java.util.Map;

/**
 * What a demo cloud holds when it starts.
 *
 * @param uses which snapshots an image or a launch template needs: {@code image ami-1}
 * @param holds which snapshots are shared or locked, and why that keeps them
 */
public record DemoStock(List<Region> regions, List<Volume> volumes, List<Snapshot> snapshots, List<Address> addresses,
    Map<SnapshotId, String> uses, Map<SnapshotId, String> holds) {
  public DemoStock {
    regions = List.copyOf(regions);
    volumes = List.copyOf(volumes);
    snapshots = List.copyOf(snapshots);
    addresses = List.copyOf(addresses);
    uses = Map.copyOf(uses);
    holds = Map.copyOf(holds);
  }
}

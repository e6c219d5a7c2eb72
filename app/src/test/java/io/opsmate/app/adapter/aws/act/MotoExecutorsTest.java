package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.app.adapter.aws.MotoWorld;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.testkit.cloud.CloudWorld;
import io.opsmate.skills.testkit.cloud.DeleteSnapshotContract;
import io.opsmate.skills.testkit.cloud.DeleteVolumeContract;
import io.opsmate.skills.testkit.cloud.ReleaseAddressContract;
import io.opsmate.skills.testkit.cloud.RestoreVolumeContract;
import io.opsmate.skills.zombie.DeleteSnapshot;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.ReleaseAddress;
import io.opsmate.skills.zombie.RestoreVolume;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts, over the emulator. */
@ExtendWith(MotoServer.class)
class MotoExecutorsTest {
  private static AwsClients clients(CloudWorld world) {
    return ((MotoWorld) world).clients();
  }

  @Nested
  class Volumes implements DeleteVolumeContract {
    @Override
    public CloudWorld emptyWorld() {
      return new MotoWorld();
    }

    @Override
    public Executor<DeleteVolume> deleteVolume(CloudWorld world, InstantSource clock) {
      return new DeleteVolumeExecutor(clients(world), clock);
    }
  }

  @Nested
  class Restores implements RestoreVolumeContract {
    @Override
    public CloudWorld emptyWorld() {
      return new MotoWorld();
    }

    @Override
    public Executor<DeleteVolume> deleteVolume(CloudWorld world, InstantSource clock) {
      return new DeleteVolumeExecutor(clients(world), clock);
    }

    @Override
    public Executor<RestoreVolume> restoreVolume(CloudWorld world, InstantSource clock) {
      return new RestoreVolumeExecutor(clients(world), clock);
    }
  }

  @Nested
  class Snapshots implements DeleteSnapshotContract {
    @Override
    public CloudWorld emptyWorld() {
      return new MotoWorld();
    }

    @Override
    public Executor<DeleteSnapshot> deleteSnapshot(CloudWorld world) {
      return new DeleteSnapshotExecutor(clients(world));
    }
  }

  @Nested
  class Addresses implements ReleaseAddressContract {
    @Override
    public CloudWorld emptyWorld() {
      return new MotoWorld();
    }

    @Override
    public Executor<ReleaseAddress> releaseAddress(CloudWorld world) {
      return new ReleaseAddressExecutor(clients(world));
    }
  }
}

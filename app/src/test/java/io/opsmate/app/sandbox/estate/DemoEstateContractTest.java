package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.testkit.cloud.CloudInventoryContract;
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

/** The demo cloud behaves as the real one does. */
class DemoEstateContractTest {
  @Nested
  class Reading implements CloudInventoryContract {
    @Override
    public CloudWorld emptyWorld() {
      return new DemoWorld();
    }
  }

  @Nested
  class DeletingVolumes implements DeleteVolumeContract {
    @Override
    public CloudWorld emptyWorld() {
      return new DemoWorld();
    }

    @Override
    public Executor<DeleteVolume> deleteVolume(CloudWorld world, InstantSource clock) {
      return new DemoVolumeDeletion(((DemoWorld) world).cloud, clock);
    }
  }

  @Nested
  class Restoring implements RestoreVolumeContract {
    @Override
    public CloudWorld emptyWorld() {
      return new DemoWorld();
    }

    @Override
    public Executor<DeleteVolume> deleteVolume(CloudWorld world, InstantSource clock) {
      return new DemoVolumeDeletion(((DemoWorld) world).cloud, clock);
    }

    @Override
    public Executor<RestoreVolume> restoreVolume(CloudWorld world, InstantSource clock) {
      return new DemoVolumeRestore(((DemoWorld) world).cloud, clock);
    }
  }

  @Nested
  class DeletingSnapshots implements DeleteSnapshotContract {
    @Override
    public CloudWorld emptyWorld() {
      return new DemoWorld();
    }

    @Override
    public Executor<DeleteSnapshot> deleteSnapshot(CloudWorld world) {
      return new DemoSnapshotDeletion(((DemoWorld) world).cloud);
    }
  }

  @Nested
  class ReleasingAddresses implements ReleaseAddressContract {
    @Override
    public CloudWorld emptyWorld() {
      return new DemoWorld();
    }

    @Override
    public Executor<ReleaseAddress> releaseAddress(CloudWorld world) {
      return new DemoAddressRelease(((DemoWorld) world).cloud);
    }
  }
}

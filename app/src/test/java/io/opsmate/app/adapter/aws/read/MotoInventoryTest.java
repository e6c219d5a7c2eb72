package io.opsmate.app.adapter.aws.read;

import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.app.adapter.aws.MotoWorld;
import io.opsmate.skills.testkit.cloud.CloudInventoryContract;
import io.opsmate.skills.testkit.cloud.CloudWorld;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, over the emulator. */
@ExtendWith(MotoServer.class)
class MotoInventoryTest implements CloudInventoryContract {
  @Override
  public CloudWorld emptyWorld() {
    return new MotoWorld();
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.time.Instant;
import java.util.Optional;

/** Asks, before a volume is made again, whether it is still missing and its final snapshot still there and whole. */
record RestoreCheck(CloudInventory inventory) implements Recheck<RestoreVolume> {
  @Override
  public Result check(RestoreVolume action, Instant now) {
    return switch (inventory.volume(action.in(), new VolumeId(action.volumeId()))) {
      case Reading.Unknown<Optional<Volume>>(String because) -> new Result.CannotTell(because);
      case Reading.Known<Optional<Volume>>(Optional<Volume> found) when found.filter(RestoreCheck::isThere)
          .isPresent() -> new Result.Changed(action.volumeId() + " itself is there again");
      case Reading.Known<Optional<Volume>> _ -> snapshot(action);
    };
  }

  private Result snapshot(RestoreVolume action) {
    return switch (inventory.snapshot(action.in(), action.from())) {
      case Reading.Unknown<Optional<Snapshot>>(String because) -> new Result.CannotTell(because);
      case Reading.Known<Optional<Snapshot>>(Optional<Snapshot> found) -> found.map(one -> judge(action, one))
          .orElseGet(() -> new Result.Over("its final snapshot " + action.snapshotId() + " no longer exists"));
    };
  }

  private static Result judge(RestoreVolume action, Snapshot snapshot) {
    String name = "its final snapshot " + snapshot.id();
    if (!snapshot.volume().equals(action.volumeId()) || snapshot.volumeSizeGiB() > action.sizeGiB()) {
      return new Result.Over(name + " is of " + snapshot.volumeSizeGiB() + " GiB of " + snapshot.volume());
    }
    if (!snapshot.state().equals("completed")) {
      return new Result.Changed(name + " is in state " + snapshot.state());
    }
    return snapshot.tier().equals("standard")
        ? new Result.StillTrue()
        : new Result.Changed(name + " is in tier " + snapshot.tier() + "; bring it back to the standard tier first");
  }

  private static boolean isThere(Volume volume) {
    return !volume.state().startsWith("delet");
  }
}

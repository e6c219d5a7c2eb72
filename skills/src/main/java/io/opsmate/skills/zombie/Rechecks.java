package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.approval.Recheck.Result;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.SecondLook.Seen;
import java.util.Optional;
import java.util.function.Function;

/** Asks, right before a deletion, whether what the approver saw is still there, still the same, and still waste. */
final class Rechecks {
  private Rechecks() {}

  static Recheck<DeleteVolume> volume(CloudInventory inventory) {
    SecondLook look = new SecondLook(inventory);
    return (action, now) -> result(action,
        look.volume(new Region(action.region()), new VolumeId(action.volumeId()), now), Appraisal::actionOn,
        Volume::tags);
  }

  static Recheck<DeleteSnapshot> snapshot(CloudInventory inventory) {
    SecondLook look = new SecondLook(inventory);
    return (action, now) -> result(action,
        look.snapshot(new Region(action.region()), new SnapshotId(action.snapshotId()), now), Appraisal::actionOn,
        Snapshot::tags);
  }

  static Recheck<ReleaseAddress> address(CloudInventory inventory) {
    SecondLook look = new SecondLook(inventory);
    return (action, now) -> result(action,
        look.address(new Region(action.region()), new AllocationId(action.allocationId()), now), Appraisal::actionOn,
        Address::tags);
  }

  private static <T> Result result(Action approved, Seen<T> seen, Function<T, ? extends Action> actionNow,
      Function<T, Tags> tags) {
    return switch (seen) {
      case Seen.Unreadable<T>(String because) -> new Result.CannotTell(because);
      case Seen.Gone<T> _ -> new Result.Changed("it no longer exists");
      case Seen.There<T>(T resource, Verdict verdict) -> switch (verdict) {
        case Verdict.Unknown(String because) -> new Result.CannotTell(because);
        case Verdict.InUse(String by) -> new Result.Changed(by + " now");
        case Verdict.Protected(String because) -> new Result.Changed("it is protected now: " + because);
        case Verdict.TooYoung _ -> new Result.Changed("it is younger now than the rule allows");
        case Verdict.Waste _ -> {
          Action current = actionNow.apply(resource);
          yield current.equals(approved)
              ? new Result.StillTrue(Optional.of(tags.apply(resource).environment()))
              : new Result.Changed(drift(approved, current));
        }
      };
    };
  }

  private static String drift(Action approved, Action now) {
    return "it is not what was approved: approved was " + facts(approved) + ", there is " + facts(now);
  }

  private static String facts(Action action) {
    return switch (action) {
      case DeleteVolume volume -> volume.sizeGiB() + " GiB " + volume.type() + " of " + volume.createdAt();
      case DeleteSnapshot snapshot -> snapshot.sizeGiB() + " GiB of " + snapshot.volumeId() + " from "
          + snapshot.startedAt();
      case ReleaseAddress address -> address.ip();
      default -> action.resource().toString();
    };
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.SecondLook.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Reads resources of an older report again, before they are proposed. */
final class FreshFindings {
  private final SecondLook look;
  private final Appraisal appraisal;

  FreshFindings(CloudInventory inventory, Appraisal appraisal) {
    this.look = new SecondLook(new FewAtOnce(inventory, ZombieScan.MOST_CALLS));
    this.appraisal = appraisal;
  }

  /** Waste as it is now; what is none any more is a gap, with the reason. */
  Findings of(Collection<WasteRef> refs, Instant now) {
    List<Callable<Findings>> work = new ArrayList<>();
    refs.forEach(ref -> work.add(() -> of(ref, now)));
    Findings found = Findings.together(List.of(), AtOnce.all(work), List.of());
    Map<Kind, Integer> counted = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (found.of(kind).size() > Limits.ALWAYS_ALLOWED) {
        look.population(kind).ifPresent(count -> counted.put(kind, count));
      }
    }
    return found.amongst(counted);
  }

  private Findings of(WasteRef ref, Instant now) {
    return switch (ref.kind()) {
      case VOLUMES -> finding(ref, look.volume(ref.region(), new VolumeId(ref.id()), now), appraisal::of);
      case SNAPSHOTS -> finding(ref, look.snapshot(ref.region(), new SnapshotId(ref.id()), now), appraisal::of);
      case ADDRESSES -> finding(ref, look.address(ref.region(), new AllocationId(ref.id()), now), appraisal::of);
    };
  }

  private static <T> Findings finding(WasteRef ref, Seen<T> seen, BiFunction<T, Verdict.Waste, Finding> appraise) {
    return switch (seen) {
      case Seen.Unreadable<T>(String because) -> left(ref, "it could not be read: " + because);
      case Seen.Gone<T> _ -> left(ref, "it no longer exists");
      case Seen.There<T>(T resource, Verdict verdict) -> switch (verdict) {
        case Verdict.Waste waste ->
            new Findings(List.of(), List.of(appraise.apply(resource, waste)), Map.of(), List.of(), Map.of());
        case Verdict.InUse(String by) -> left(ref, by + " now");
        case Verdict.Protected(String because) -> left(ref, because);
        case Verdict.Unknown(String because) -> left(ref, because);
        case Verdict.TooYoung _ -> left(ref, "it is too young");
      };
    };
  }

  private static Findings left(WasteRef ref, String because) {
    return Findings.gap(ref.id() + " in " + ref.region() + " was left out: " + because);
  }
}

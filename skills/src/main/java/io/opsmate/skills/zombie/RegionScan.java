package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Looks for waste in one region. A source that fails becomes a gap, and nothing that depends on it becomes waste. */
record RegionScan(CloudInventory inventory, Appraisal appraisal, Question question, Region region, Instant now) {
  Findings of(Kind kind) {
    return switch (kind) {
      case VOLUMES -> volumes();
      case SNAPSHOTS -> snapshots();
      case ADDRESSES -> addresses();
    };
  }

  /** A resource with what its rule says. */
  private record Judged<T>(T resource, Verdict verdict) {}

  private Findings volumes() {
    Duration least = question.minAge().orElse(Duration.ZERO);
    return switch (inventory.volumes(region)) {
      case Reading.Unknown<List<Volume>>(String because) -> unread("Volumes", because);
      case Reading.Known<List<Volume>>(List<Volume> volumes) -> tally(
          Kind.VOLUMES,
          volumes.stream().map(volume -> new Judged<>(volume, VolumeRule.judge(volume, least, now))).toList(),
          appraisal::of);
    };
  }

  private Findings addresses() {
    return switch (inventory.addresses(region)) {
      case Reading.Unknown<List<Address>>(String because) -> unread("Elastic IPs", because);
      case Reading.Known<List<Address>>(List<Address> addresses) -> tally(
          Kind.ADDRESSES,
          addresses.stream().map(address -> new Judged<>(address, AddressRule.judge(address, now))).toList(),
          appraisal::of);
    };
  }

  private Findings snapshots() {
    return switch (inventory.snapshots(region)) {
      case Reading.Unknown<List<Snapshot>>(String because) -> unread("Snapshots", because);
      case Reading.Known<List<Snapshot>>(List<Snapshot> none) when none.isEmpty() -> Findings.nothing();
      case Reading.Known<List<Snapshot>>(List<Snapshot> snapshots) ->
          snapshots(snapshots, inventory.snapshotUses(region));
    };
  }

  private Findings snapshots(List<Snapshot> snapshots, Reading<SnapshotUses> uses) {
    Duration least = question.minAge().orElse(SnapshotRule.LEAST_AGE);
    List<Callable<Judged<Snapshot>>> work = snapshots.stream()
        .<Callable<Judged<Snapshot>>>map(snapshot -> () -> new Judged<>(snapshot,
            hold(snapshot, SnapshotRule.judge(snapshot, uses, least, now))))
        .toList();
    List<Judged<Snapshot>> judged = AtOnce.all(work);
    return Findings.together(List.of(), List.of(tally(Kind.SNAPSHOTS, judged, appraisal::of)), unknowns(judged));
  }

  /** Only candidates are asked about sharing and locks: it takes calls for each. */
  private Verdict hold(Snapshot snapshot, Verdict verdict) {
    return verdict instanceof Verdict.Waste
        ? SnapshotRule.judge(verdict, inventory.snapshotHold(region, snapshot.id()))
        : verdict;
  }

  private List<String> unknowns(List<Judged<Snapshot>> judged) {
    List<String> reasons = judged.stream()
        .map(Judged::verdict)
        .filter(Verdict.Unknown.class::isInstance)
        .map(verdict -> ((Verdict.Unknown) verdict).because())
        .toList();
    return reasons.isEmpty()
        ? List.of()
        : List.of(Evidence
            .sentence((reasons.size() == 1 ? "1 old snapshot in " : reasons.size() + " old snapshots in ") + region
                + " could not be judged and so " + (reasons.size() == 1 ? "was" : "were") + " left alone: "
                + reasons.getFirst()));
  }

  private <T> Findings tally(Kind kind, List<Judged<T>> all, BiFunction<T, Verdict.Waste, Finding> appraise) {
    Map<Verdict.Word, Integer> counts = new EnumMap<>(Verdict.Word.class);
    List<Finding> waste = new ArrayList<>();
    for (Judged<T> one : all) {
      counts.merge(one.verdict().word(), 1, Integer::sum);
      if (one.verdict() instanceof Verdict.Waste found) {
        waste.add(appraise.apply(one.resource(), found));
      }
    }
    return new Findings(List.of(), waste.stream().filter(this::isAskedFor).toList(), counts, List.of(),
        Map.of(kind, all.size()));
  }

  private boolean isAskedFor(Finding finding) {
    return question.owner().map(finding::isOwnedBy).orElse(true);
  }

  private Findings unread(String what, String because) {
    return Findings.gap(what + " in " + region + " could not be read: " + because);
  }
}

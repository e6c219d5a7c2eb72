package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Looks for waste in every region at once. Reads only. */
final class ZombieScan {
  /** Calls to the cloud at a time; well below where EC2 begins to throttle describe calls. Source: ADR 0007. */
  static final int MOST_CALLS = 8;

  private final CloudInventory inventory;
  private final Appraisal appraisal;

  ZombieScan(CloudInventory inventory, Appraisal appraisal) {
    this.inventory = new FewAtOnce(inventory, MOST_CALLS);
    this.appraisal = appraisal;
  }

  /** What a scan came to. */
  sealed interface Result {
    record Scanned(Findings findings) implements Result {}

    /** The region asked for is none that OpsMate may look at. */
    record NoSuchRegion(Region asked, List<Region> known) implements Result {}
  }

  /** A scan that nobody watches. */
  Result scan(Question question, Instant now) {
    return scan(question, now, Progress.UNWATCHED);
  }

  Result scan(Question question, Instant now, Progress progress) {
    progress.say("Asking which regions there are", 0, 0);
    return switch (inventory.regions()) {
      case Reading.Unknown<List<Region>>(String because) -> new Result.Scanned(Findings
          .gap("Nothing was looked at, because the list of regions could not be read: " + because));
      case Reading.Known<List<Region>>(List<Region> known) -> question.region()
          .map(asked -> known.contains(asked)
              ? scan(question, List.of(asked), now, progress)
              : new Result.NoSuchRegion(asked, known))
          .orElseGet(() -> scan(question, known, now, progress));
    };
  }

  private Result scan(Question question, List<Region> regions, Instant now, Progress progress) {
    List<String> gaps = new ArrayList<>();
    List<Kind> kinds = Arrays.stream(Kind.values())
        .filter(question::asksFor)
        .filter(kind -> hasAge(kind, question, gaps))
        .toList();
    List<Callable<Findings>> work = new ArrayList<>();
    ScanProgress far = new ScanProgress(progress, regions, kinds.size());
    for (Region region : regions) {
      RegionScan scan = new RegionScan(inventory, appraisal, question, region, now);
      kinds.forEach(kind -> work.add(() -> far.reading(kind, region, () -> scan.of(kind))));
    }
    return new Result.Scanned(Findings.together(regions, AtOnce.all(work), gaps));
  }

  private static boolean hasAge(Kind kind, Question question, List<String> gaps) {
    if (kind == Kind.ADDRESSES && question.minAge().isPresent()) {
      gaps.add("Elastic IPs were left out: AWS does not say how old they are, so --min-age cannot be checked.");
      return false;
    }
    return true;
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.ports.cloud.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Says of a scan which region is being read and how many are done; once it is cancelled, nothing more is read. */
final class ScanProgress {
  private final Progress progress;
  private final Map<Region, Integer> left = new HashMap<>();
  private final int regions;

  /** What waits for its turn can still be left out when somebody cancels. */
  private final Semaphore room = new Semaphore(ZombieScan.MOST_CALLS);

  ScanProgress(Progress progress, List<Region> regions, int kinds) {
    this.progress = progress;
    this.regions = regions.size();
    regions.forEach(region -> left.put(region, kinds));
  }

  Findings reading(Kind kind, Region region, Supplier<Findings> read) {
    room.acquireUninterruptibly();
    try {
      return inTurn(kind, region, read);
    } finally {
      room.release();
    }
  }

  private Findings inTurn(Kind kind, Region region, Supplier<Findings> read) {
    if (progress.isCancelled()) {
      return Findings
          .gap("The " + kind.word() + " in " + region.name() + " were not read, because the scan was cancelled");
    }
    say(kind, region);
    Findings findings = read.get();
    done(kind, region);
    return findings;
  }

  private synchronized void say(Kind kind, Region region) {
    progress.say("Reading " + kind.word() + " in " + region.name(), regions - left.size(), regions);
  }

  private synchronized void done(Kind kind, Region region) {
    if (left.merge(region, -1, Integer::sum) == 0) {
      left.remove(region);
      say(kind, region);
    }
  }
}

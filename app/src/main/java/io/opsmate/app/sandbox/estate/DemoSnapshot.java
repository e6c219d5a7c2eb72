package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import java.time.Duration;
import java.time.Instant;

/** A snapshot that takes its time: pending until it is complete. */
record DemoSnapshot(Snapshot whenComplete, Instant completesAt) {
  SnapshotId id() {
    return whenComplete.id();
  }

  boolean isComplete(Instant now) {
    return !now.isBefore(completesAt);
  }

  Snapshot at(Instant now) {
    return isComplete(now)
        ? whenComplete
        : new Snapshot(whenComplete.region(), id(), whenComplete.volume(), whenComplete.volumeSizeGiB(),
            whenComplete.startedAt(), "pending", whenComplete.tier(), whenComplete.description(), whenComplete.tags());
  }

  /** In percent, 0 to 100. */
  long progress(Instant now) {
    long all = Duration.between(whenComplete.startedAt(), completesAt).toMillis();
    long done = Duration.between(whenComplete.startedAt(), now).toMillis();
    return all <= 0 ? 100 : Math.clamp(100 * done / all, 0, 100);
  }
}

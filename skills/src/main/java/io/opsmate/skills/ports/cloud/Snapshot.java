package io.opsmate.skills.ports.cloud;

import java.time.Instant;

/**
 * An EBS snapshot the account owns.
 *
 * @param volume where it was taken from; the volume may be gone
 * @param volumeSizeGiB size of that volume: an upper bound of what is stored
 * @param state EC2's word: {@code completed}, {@code pending}, {@code error} …
 * @param tier {@code standard} or {@code archive}
 */
public record Snapshot(Region region, SnapshotId id, String volume, int volumeSizeGiB, Instant startedAt, String state,
    String tier, String description, Tags tags) {}

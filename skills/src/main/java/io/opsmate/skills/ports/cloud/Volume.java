package io.opsmate.skills.ports.cloud;

import java.time.Instant;

/**
 * An EBS volume as EC2 describes it.
 *
 * @param type {@code gp3}, {@code gp2}, {@code io1}, {@code io2}, {@code st1}, {@code sc1} or {@code standard}
 * @param iops provisioned operations a second; 0 where the type has none
 * @param throughput provisioned MiB a second; 0 where the type has none
 * @param state EC2's word: {@code available}, {@code in-use}, {@code creating}, {@code deleting} …
 * @param attachments how many attachments it lists, in any state
 */
public record Volume(Region region, VolumeId id, String type, int sizeGiB, int iops, int throughput, String state,
    int attachments, Instant createdAt, Tags tags) {}

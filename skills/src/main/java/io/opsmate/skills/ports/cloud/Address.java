package io.opsmate.skills.ports.cloud;

/**
 * An Elastic IP address. EC2 does not say when it was allocated.
 *
 * @param associated whether it lists an association, an instance or a network interface
 * @param amazonOwned false for an address of one's own range (BYOIP), which costs nothing
 */
public record Address(Region region, AllocationId id, String ip, boolean associated, boolean amazonOwned, Tags tags) {}

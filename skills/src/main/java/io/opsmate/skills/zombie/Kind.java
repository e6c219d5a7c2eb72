package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.kernel.ActionType;

/** A kind of waste, and how it is spoken of. */
enum Kind {
  /** EBS volumes nothing is attached to. */
  VOLUMES("volumes", "ebs-volume", "Unattached EBS volumes", ZombieActions.DELETE_VOLUME,
      new Plan.Deed("Delete", "unattached EBS volume", "unattached EBS volumes")),
  /** EBS snapshots of 30 days and more that nothing needs. */
  SNAPSHOTS("snapshots", "ebs-snapshot", "Old EBS snapshots", ZombieActions.DELETE_SNAPSHOT,
      new Plan.Deed("Delete", "old EBS snapshot", "old EBS snapshots")),
  /** Elastic IPs that are associated with nothing. */
  ADDRESSES("addresses", "elastic-ip", "Unassociated Elastic IPs", ZombieActions.RELEASE_ADDRESS,
      new Plan.Deed("Release", "unassociated Elastic IP", "unassociated Elastic IPs"));

  private final String word;
  private final String prefix;
  private final String group;
  private final ActionType<?> action;
  private final Plan.Deed deed;

  Kind(String word, String prefix, String group, ActionType<?> action, Plan.Deed deed) {
    this.word = word;
    this.prefix = prefix;
    this.group = group;
    this.action = action;
    this.deed = deed;
  }

  /** As typed: {@code volumes}. */
  String word() {
    return word;
  }

  /** How a {@link WasteRef} of this kind begins. */
  String prefix() {
    return prefix;
  }

  /** The heading in a report. */
  String group() {
    return group;
  }

  ActionType<?> action() {
    return action;
  }

  Plan.Deed deed() {
    return deed;
  }
}

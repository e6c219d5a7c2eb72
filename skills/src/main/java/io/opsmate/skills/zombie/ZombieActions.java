package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Risk;

/** What can be done about waste. */
public final class ZombieActions {
  public static final ActionType<DeleteVolume> DELETE_VOLUME = new ActionType<>("ebs.delete-volume", 1,
      DeleteVolume.class, Risk.DESTRUCTIVE, "Take a final snapshot of an EBS volume, then delete the volume");

  public static final ActionType<DeleteSnapshot> DELETE_SNAPSHOT = new ActionType<>("ebs.delete-snapshot", 1,
      DeleteSnapshot.class, Risk.IRREVERSIBLE, "Delete an EBS snapshot");

  public static final ActionType<ReleaseAddress> RELEASE_ADDRESS = new ActionType<>("ec2.release-address", 1,
      ReleaseAddress.class, Risk.IRREVERSIBLE, "Release an Elastic IP address");

  public static final ActionType<RestoreVolume> RESTORE_VOLUME = new ActionType<>("ebs.restore-volume", 1,
      RestoreVolume.class, Risk.REVERSIBLE, "Make a deleted EBS volume again from its final snapshot");

  private ZombieActions() {}
}

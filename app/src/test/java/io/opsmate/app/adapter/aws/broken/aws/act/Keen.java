package io.opsmate.app.adapter.aws.broken.aws.act;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** Changes things where that is allowed. */
public final class Keen {
  public void go(Ec2Client ec2) {
    ec2.deleteSnapshot(one -> one.snapshotId("snap-1"));
  }
}

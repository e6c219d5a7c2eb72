package io.opsmate.app.adapter.aws.broken.card;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** Shows what it asked AWS itself. */
final class Curious {
  int count(Ec2Client ec2) {
    return ec2.describeVolumes().volumes().size();
  }
}

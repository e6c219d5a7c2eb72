package io.opsmate.app.adapter.aws.broken.aws.read;

import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.broken.aws.act.Keen;
import io.opsmate.skills.ports.cloud.Region;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;

/** Deletes while it reads, in a lambda and by reference. */
final class Eager {
  void scan(Ec2Client ec2, AwsClients clients, Region region) {
    ec2.describeVolumes().volumes().forEach(volume -> ec2.deleteVolume(one -> one.volumeId(volume.volumeId())));
    Consumer<ReleaseAddressRequest> release = ec2::releaseAddress;
    release.accept(ReleaseAddressRequest.builder().build());
    new Keen().go(clients.actor(region));
  }
}

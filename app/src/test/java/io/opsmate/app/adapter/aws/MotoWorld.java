package io.opsmate.app.adapter.aws;

import io.opsmate.app.adapter.aws.read.Ec2Inventory;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.cloud.CloudWorld;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** An account in the emulator, furnished over the API by somebody who is not OpsMate. */
public final class MotoWorld implements CloudWorld {
  private final AwsSettings settings = MotoServer.emptyAccount(TestClients.IRELAND);
  private final AwsClients clients = TestClients.of(settings);
  private final Ec2Client ec2 = clients.actor(TestClients.IRELAND);
  private int images;

  public AwsSettings settings() {
    return settings;
  }

  public AwsClients clients() {
    return clients;
  }

  @Override
  public Region region() {
    return TestClients.IRELAND;
  }

  @Override
  public CloudInventory inventory() {
    return new Ec2Inventory(clients);
  }

  @Override
  public VolumeId volume(String type, int sizeGiB, Tags tags) {
    return new VolumeId(ec2.createVolume(volume -> volume.availabilityZone("eu-west-1a")
        .volumeType(type)
        .size(sizeGiB)
        .tagSpecifications(spec(ResourceType.VOLUME, tags))).volumeId());
  }

  @Override
  public void attach(VolumeId volume) {
    String instance = instance();
    ec2.attachVolume(to -> to.volumeId(volume.value()).instanceId(instance).device("/dev/sdf"));
  }

  @Override
  public void lose(VolumeId volume) {
    ec2.deleteVolume(one -> one.volumeId(volume.value()));
  }

  @Override
  public SnapshotId snapshot(VolumeId of, Tags tags) {
    return new SnapshotId(ec2.createSnapshot(
        one -> one.volumeId(of.value()).tagSpecifications(spec(ResourceType.SNAPSHOT, tags))).snapshotId());
  }

  @Override
  public void lose(SnapshotId snapshot) {
    ec2.deleteSnapshot(one -> one.snapshotId(snapshot.value()));
  }

  @Override
  public SnapshotId snapshotOfAnImage() {
    String instance = instance();
    String image = ec2.createImage(one -> one.instanceId(instance).name("golden-" + ++images)).imageId();
    return new SnapshotId(ec2.describeImages(one -> one.imageIds(image))
        .images()
        .getFirst()
        .blockDeviceMappings()
        .getFirst()
        .ebs()
        .snapshotId());
  }

  @Override
  public void useInTemplate(SnapshotId... versions) {
    ec2.createLaunchTemplate(template -> template.launchTemplateName("web")
        .launchTemplateData(data -> data.blockDeviceMappings(
            device -> device.deviceName("/dev/sdb").ebs(disk -> disk.snapshotId(versions[0].value())))));
    for (SnapshotId next : List.of(versions).subList(1, versions.length)) {
      ec2.createLaunchTemplateVersion(version -> version.launchTemplateName("web")
          .launchTemplateData(data -> data.blockDeviceMappings(
              device -> device.deviceName("/dev/sdb").ebs(disk -> disk.snapshotId(next.value())))));
    }
  }

  @Override
  public void publish(SnapshotId snapshot) {
    ec2.modifySnapshotAttribute(one -> one.snapshotId(snapshot.value())
        .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
        .operationType(OperationType.ADD)
        .groupNames("all"));
  }

  @Override
  public AllocationId address(Tags tags) {
    return new AllocationId(
        ec2.allocateAddress(one -> one.tagSpecifications(spec(ResourceType.ELASTIC_IP, tags))).allocationId());
  }

  @Override
  public void associate(AllocationId address) {
    String instance = instance();
    ec2.associateAddress(to -> to.allocationId(address.value()).instanceId(instance));
  }

  @Override
  public void lose(AllocationId address) {
    ec2.releaseAddress(one -> one.allocationId(address.value()));
  }

  private String instance() {
    String image = ec2.registerImage(one -> one.name("base-" + ++images).rootDeviceName("/dev/sda1")).imageId();
    String instance = ec2.runInstances(
        one -> one.imageId(image).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1))
        .instances()
        .getFirst()
        .instanceId();
    return instance;
  }

  private static TagSpecification[] spec(ResourceType type, Tags tags) {
    return tags.all().isEmpty()
        ? new TagSpecification[0]
        : new TagSpecification[]{TagSpecification.builder()
            .resourceType(type)
            .tags(tags.all()
                .entrySet()
                .stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
            .build()};
  }
}

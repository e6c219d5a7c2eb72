package io.opsmate.app.adapter.aws.read;

import static io.opsmate.app.adapter.aws.StrangeAnswer.there;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateEbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/**
 * Finds what in a region still needs a snapshot: the account's images, disabled and deprecated ones too, and every
 * version of every launch template.
 */
final class SnapshotUsers {
  private final Ec2Client client;
  private final Region region;

  SnapshotUsers(Ec2Client client, Region region) {
    this.client = client;
    this.region = region;
  }

  /** One use: which snapshot, by what. */
  private record Use(SnapshotId snapshot, String by) {}

  Reading<SnapshotUses> all() {
    List<Reading<List<Use>>> both = AtOnce.each(List.of(this::byImages, this::byTemplates), SnapshotUsers::ask);
    return all(both).map(uses -> new SnapshotUses(
        uses.stream().collect(Collectors.toMap(Use::snapshot, Use::by, (first, _) -> first))));
  }

  private Reading<List<Use>> byImages() {
    return call("DescribeImages").read(() -> Pages
        .of(client.describeImagesPaginator(
            mine -> mine.owners("self").includeDisabled(true).includeDeprecated(true).maxResults(1000)))
        .flatMap(page -> page.images().stream())
        .flatMap(SnapshotUsers::uses)
        .toList());
  }

  private Reading<List<Use>> byTemplates() {
    Reading<List<String>> templates = call("DescribeLaunchTemplates").read(() -> Pages
        .of(client.describeLaunchTemplatesPaginator(all -> all.maxResults(200)))
        .flatMap(page -> page.launchTemplates().stream())
        .map(template -> there(template.launchTemplateId(), "id", "launch template"))
        .toList());
    return switch (templates) {
      case Reading.Known<List<String>>(List<String> ids) -> all(AtOnce.each(ids, this::byVersionsOf));
      case Reading.Unknown<List<String>>(String because) -> Reading.unknown(because);
    };
  }

  private Reading<List<Use>> byVersionsOf(String template) {
    return call("DescribeLaunchTemplateVersions").read(() -> Pages
        .of(client.describeLaunchTemplateVersionsPaginator(all -> all.launchTemplateId(template).maxResults(200)))
        .flatMap(page -> page.launchTemplateVersions().stream())
        .flatMap(SnapshotUsers::uses)
        .toList());
  }

  private static Stream<Use> uses(Image image) {
    String id = there(image.imageId(), "id", "image");
    String by = "image " + id + (image.state() == ImageState.DISABLED ? " (disabled)" : "");
    return image.blockDeviceMappings()
        .stream()
        .map(device -> device.ebs())
        .filter(Objects::nonNull)
        .map(EbsBlockDevice::snapshotId)
        .flatMap(Stream::ofNullable)
        .map(snapshot -> new Use(new SnapshotId(snapshot), by));
  }

  private static Stream<Use> uses(LaunchTemplateVersion version) {
    String by = "launch template " + version.launchTemplateName() + " version " + version.versionNumber();
    return there(version.launchTemplateData(), "content", by).blockDeviceMappings()
        .stream()
        .map(LaunchTemplateBlockDeviceMapping::ebs)
        .filter(Objects::nonNull)
        .map(LaunchTemplateEbsBlockDevice::snapshotId)
        .flatMap(Stream::ofNullable)
        .map(snapshot -> new Use(new SnapshotId(snapshot), by));
  }

  private static Reading<List<Use>> ask(Supplier<Reading<List<Use>>> question) {
    return question.get();
  }

  /** One list of all; unknown when one is. */
  private static Reading<List<Use>> all(List<Reading<List<Use>>> readings) {
    return readings.stream()
        .filter(Reading.Unknown.class::isInstance)
        .findFirst()
        .orElseGet(() -> Reading.known(readings.stream()
            .map(reading -> ((Reading.Known<List<Use>>) reading).value())
            .flatMap(List::stream)
            .toList()));
  }

  private AwsCall call(String operation) {
    return new AwsCall(operation, region, Access.READ);
  }
}

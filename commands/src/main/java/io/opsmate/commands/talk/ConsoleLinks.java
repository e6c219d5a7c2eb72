package io.opsmate.commands.talk;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where AWS shows a resource that an answer cites: AWS's own hosts only, chosen by the region, and made of an id of the
 * shape AWS gives. Source: the console's addresses as of 2026; AWS documents none.
 */
final class ConsoleLinks {
  /** As skills name resources: {@code ebs-volume:eu-west-1:vol-0ab}. */
  private static final Pattern RESOURCE =
      Pattern.compile("[a-z][a-z0-9.-]*:([a-z]{2}(?:-[a-z]+)+-\\d):((vol|snap|eipalloc|i)-[0-9a-f]{8,17})");

  private static final Map<String, String> VIEWS = Map.of("vol", "VolumeDetails:volumeId=", "snap",
      "SnapshotDetails:snapshotId=", "eipalloc", "ElasticIpDetails:AllocationId=", "i", "InstanceDetails:instanceId=");

  private ConsoleLinks() {}

  static Optional<URI> of(String cited) {
    Matcher resource = RESOURCE.matcher(cited);
    if (!resource.matches()) {
      return Optional.empty();
    }
    String region = resource.group(1);
    return Optional.of(URI.create("https://" + host(region) + "/ec2/home?region=" + region + "#"
        + VIEWS.get(resource.group(3)) + resource.group(2)));
  }

  private static String host(String region) {
    if (region.startsWith("cn-")) {
      return "console.amazonaws.cn";
    }
    return region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : "console.aws.amazon.com";
  }
}

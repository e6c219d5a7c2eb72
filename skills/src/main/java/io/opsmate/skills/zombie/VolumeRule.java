package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an EBS volume is waste: nothing is attached, nothing protects it, and it is old enough. */
final class VolumeRule {
  /** How a Kubernetes claim names its volume. */
  private static final List<String> CLAIM_KEYS = List.of("kubernetes.io/created-for/pvc/name");

  private VolumeRule() {}

  static Verdict judge(Volume volume, Duration least, Instant now) {
    if (volume.attachments() > 0 || volume.state().equals("in-use")) {
      return new Verdict.InUse("it is attached");
    }
    Optional<String> protection = Protections.of(volume.tags(), now);
    if (protection.isPresent()) {
      return new Verdict.Protected(protection.get());
    }
    if (!volume.state().equals("available")) {
      return new Verdict.Protected("its state is “" + volume.state() + "”, not available");
    }
    Duration age = Evidence.age(volume.createdAt(), now);
    if (age.compareTo(least) < 0) {
      return new Verdict.TooYoung(age, least);
    }
    return new Verdict.Waste(Evidence.of("Unattached", size(volume), Evidence.created(age),
        Evidence.owned(volume.tags()), claim(volume.tags())));
  }

  private static String size(Volume volume) {
    boolean counts = volume.type().startsWith("io") || volume.type().equals("gp3") && volume.iops() > Pricing.FREE_IOPS;
    return volume.sizeGiB() + " GiB " + volume.type() + (counts ? " with " + volume.iops() + " IOPS" : "");
  }

  private static String claim(Tags tags) {
    return tags.first(CLAIM_KEYS).map(claim -> "made for Kubernetes claim " + claim).orElse("");
  }
}

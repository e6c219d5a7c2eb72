package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.cloud.Address;
import java.time.Instant;
import java.util.Optional;

/** When an Elastic IP is waste: it is Amazon's, associated with nothing, and nothing protects it. It has no age. */
final class AddressRule {
  private AddressRule() {}

  static Verdict judge(Address address, Instant now) {
    if (address.associated()) {
      return new Verdict.InUse("it is associated");
    }
    Optional<String> protection = Protections.of(address.tags(), now);
    if (protection.isPresent()) {
      return new Verdict.Protected(protection.get());
    }
    if (!address.amazonOwned()) {
      return new Verdict.Protected("it is of your own address range and costs nothing");
    }
    return new Verdict.Waste(Evidence.of("Not associated", Evidence.owned(address.tags()),
        "AWS does not say since when"));
  }
}

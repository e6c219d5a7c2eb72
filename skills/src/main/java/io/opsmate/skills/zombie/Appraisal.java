package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import java.util.Optional;

/** Makes findings of what a rule calls waste: the label, the price, and the action that would end it. */
record Appraisal(Pricing pricing) {
  Finding of(Volume volume, Verdict.Waste waste) {
    return finding(new WasteRef(Kind.VOLUMES, volume.region(), volume.id().value()), actionOn(volume), volume.tags(),
        waste, pricing.of(volume), Optional.of(pricing.snapshotOf(volume.region(), volume.sizeGiB())));
  }

  Finding of(Snapshot snapshot, Verdict.Waste waste) {
    return finding(new WasteRef(Kind.SNAPSHOTS, snapshot.region(), snapshot.id().value()), actionOn(snapshot),
        snapshot.tags(), waste, pricing.of(snapshot), Optional.empty());
  }

  Finding of(Address address, Verdict.Waste waste) {
    return finding(new WasteRef(Kind.ADDRESSES, address.region(), address.id().value()), actionOn(address),
        address.tags(), waste, pricing.of(address), Optional.empty());
  }

  /** The action that deletes exactly this volume, as it is now. */
  static DeleteVolume actionOn(Volume volume) {
    return new DeleteVolume(volume.region().name(), volume.id().value(), volume.type(), volume.sizeGiB(),
        volume.createdAt());
  }

  static DeleteSnapshot actionOn(Snapshot snapshot) {
    return new DeleteSnapshot(snapshot.region().name(), snapshot.id().value(), snapshot.volume(),
        snapshot.volumeSizeGiB(), snapshot.startedAt());
  }

  static ReleaseAddress actionOn(Address address) {
    return new ReleaseAddress(address.region().name(), address.id().value(), address.ip());
  }

  private static Finding finding(WasteRef ref, Action action, Tags tags, Verdict.Waste waste, MonthlyCost saves,
      Optional<MonthlyCost> leaves) {
    String name = action instanceof ReleaseAddress address ? address.ip() + " " + ref.id() : ref.id();
    return new Finding(ref,
        new PlanItem(action, label(name, tags, ref.region()), waste.evidence(), saves, tags.environment()),
        Evidence.owner(tags), leaves);
  }

  private static String label(String id, Tags tags, Region region) {
    String name = tags.get("Name").filter(one -> !one.isBlank()).map(one -> " “" + Texts.cut(one, 20) + "”").orElse("");
    return id + name + " " + region;
  }
}

package io.opsmate.skills.zombie;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever else is true of a resource: what is protected, in use or of unknown use is never waste. */
class WasteProperties {
  private static final Reading<SnapshotUses> UNUSED = Reading.known(new SnapshotUses(Map.of()));

  @Property
  void aProtectedResourceIsNeverWaste(@ForAll("anything") Thing thing,
      @ForAll("protections") Map.Entry<String, String> tag) {
    Thing guarded = thing.with(tag);

    assertThat(VolumeRule.judge(guarded.volume(), thing.least(), Estates.NOW)).isNotInstanceOf(Verdict.Waste.class);
    assertThat(SnapshotRule.judge(guarded.snapshot(), UNUSED, thing.least(), Estates.NOW)).isNotInstanceOf(
        Verdict.Waste.class);
    assertThat(AddressRule.judge(guarded.address(), Estates.NOW)).isNotInstanceOf(Verdict.Waste.class);
  }

  @Property
  void whatHoldsSomethingIsNeverWaste(@ForAll("anything") Thing thing) {
    Reading<SnapshotUses> used = Reading.known(new SnapshotUses(Map.of(new SnapshotId("snap-1"), "image ami-1")));

    assertThat(SnapshotRule.judge(thing.snapshot(), used, thing.least(), Estates.NOW)).isNotInstanceOf(
        Verdict.Waste.class);
    assertThat(SnapshotRule.judge(thing.snapshot(), Reading.unknown("?"), thing.least(), Estates.NOW)).isNotInstanceOf(
        Verdict.Waste.class);
    assertThat(VolumeRule.judge(Estates.attached(thing.volume()), thing.least(), Estates.NOW)).isNotInstanceOf(
        Verdict.Waste.class);
  }

  @Property
  void wasteIsAvailableAndOldEnough(@ForAll("anything") Thing thing) {
    if (VolumeRule.judge(thing.volume(), thing.least(), Estates.NOW) instanceof Verdict.Waste(String evidence)) {
      assertThat(thing.volume().state()).isEqualTo("available");
      assertThat(thing.age()).isGreaterThanOrEqualTo(thing.least());
      assertThat(evidence.length()).isBetween(1, 150);
    }
    if (SnapshotRule.judge(thing.snapshot(), UNUSED, thing.least(),
        Estates.NOW) instanceof Verdict.Waste(String evidence)) {
      assertThat(thing.snapshot().state()).isEqualTo("completed");
      assertThat(thing.age()).isGreaterThanOrEqualTo(Duration.ofDays(30));
      assertThat(evidence.length()).isBetween(1, 150);
    }
  }

  /** A resource of each kind with the same age and tags. */
  record Thing(String state, int size, Duration age, Duration least, Map<String, String> tags) {
    Thing with(Map.Entry<String, String> tag) {
      Map<String, String> more = new HashMap<>(tags);
      more.put(tag.getKey(), tag.getValue());
      return new Thing(state, size, age, least, more);
    }

    Volume volume() {
      return new Volume(Estates.VIRGINIA, new VolumeId("vol-1"), "gp3", size, 3000, 125, state, 0, at(),
          new Tags(tags));
    }

    Snapshot snapshot() {
      return new Snapshot(Estates.VIRGINIA, new SnapshotId("snap-1"), "vol-0", size, at(), state, "standard", "",
          new Tags(tags));
    }

    Address address() {
      return new Address(Estates.VIRGINIA, new AllocationId("eipalloc-1"), "203.0.113.1", false, true, new Tags(tags));
    }

    private Instant at() {
      return Estates.NOW.minus(age);
    }
  }

  @Provide
  Arbitrary<Thing> anything() {
    Arbitrary<Duration> age = Arbitraries.integers().between(0, 400 * 24).map(Duration::ofHours);
    Arbitrary<Duration> least = Arbitraries.integers().between(0, 100 * 24).map(Duration::ofHours);
    return Combinators
        .combine(Arbitraries.of("available", "available", "completed", "completed", "pending", "deleting"),
            Arbitraries.integers().between(1, 16_384), age, least,
            Arbitraries.maps(Arbitraries.of("owner", "team", "Name", "note", "aws:x"),
                Arbitraries.strings().ofMaxLength(300)).ofMaxSize(4))
        .as(Thing::new);
  }

  @Provide
  Arbitrary<Map.Entry<String, String>> protections() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(60);
    Arbitrary<String> day = Arbitraries.integers()
        .between(0, 5_000)
        .map(days -> LocalDate.of(2026, 11, 24).plusDays(days).toString());
    Arbitrary<String> garbled = any.filter(text -> !text.strip().matches("[+-]?\\d{4,9}-\\d\\d-\\d\\d"));
    return Arbitraries.oneOf(Arbitraries.of("true", "TRUE", "1", "yes").map(value -> Map.entry("keep", value)),
        day.map(value -> Map.entry("opsmate:keep-until", value)),
        garbled.map(value -> Map.entry("opsmate:keep-until", value)),
        Combinators.combine(Arbitraries.of("aws:backup:", "aws:dlm:", "aws:cloudformation:", "aws:rds:"),
            Arbitraries.strings().alpha().ofMaxLength(20), any)
            .as((prefix, rest, value) -> Map.entry(prefix + rest, value)),
        any.map(value -> Map.entry("dlm:managed", value)),
        Arbitraries.of("terraform", "Terraform Cloud", "by OpenTofu").map(value -> Map.entry("ManagedBy", value)));
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When an EBS snapshot is waste: old, complete, nothing needs it, nobody shares or locks it, nothing protects it. Judged
 * in two steps, the second only for what the first leaves over, as it takes calls of its own.
 */
final class SnapshotRule {
  /** Youngest snapshot that may be waste; no option goes below. Source: ADR 0007. */
  static final Duration LEAST_AGE = Duration.ofDays(30);

  /** Tag on the snapshots OpsMate takes before it deletes a volume; its value is the volume. */
  static final String FINAL_SNAPSHOT = "opsmate:final-snapshot-of";

  private static final List<Made> MADE_BY = List.of(new Made("Created for policy: policy-", "a lifecycle policy (DLM)"),
      new Made("This snapshot is created by the AWS Backup", "AWS Backup"), new Made("rds:", "RDS"));

  private SnapshotRule() {}

  private record Made(String description, String by) {}

  /** All but sharing and locks: those need {@link #judge(Verdict, Reading)}. */
  static Verdict judge(Snapshot snapshot, Reading<SnapshotUses> uses, Duration least, Instant now) {
    Optional<String> protection = Protections.of(snapshot.tags(), now).or(() -> maker(snapshot));
    if (protection.isPresent()) {
      return new Verdict.Protected(protection.get());
    }
    if (!snapshot.state().equals("completed")) {
      return new Verdict.Protected("its state is “" + snapshot.state() + "”, not completed");
    }
    Duration age = Evidence.age(snapshot.startedAt(), now);
    Duration enough = least.compareTo(LEAST_AGE) > 0 ? least : LEAST_AGE;
    if (age.compareTo(enough) < 0) {
      return new Verdict.TooYoung(age, enough);
    }
    return switch (uses) {
      case Reading.Unknown<SnapshotUses>(String because) ->
          new Verdict.Unknown("what needs it could not be read: " + because);
      case Reading.Known<SnapshotUses>(SnapshotUses known) -> known.of(snapshot.id())
          .<Verdict>map(user -> new Verdict.InUse(user + " needs it"))
          .orElseGet(() -> new Verdict.Waste(evidence(snapshot, age)));
    };
  }

  /** The last word on a candidate, with why it is shared or locked. */
  static Verdict judge(Verdict candidate, Reading<Optional<String>> hold) {
    return switch (candidate) {
      case Verdict.Waste waste -> switch (hold) {
        case Reading.Unknown<Optional<String>>(String because) ->
            new Verdict.Unknown("sharing and locks could not be read: " + because);
        case Reading.Known<Optional<String>>(Optional<String> held) ->
            held.<Verdict>map(Verdict.Protected::new).orElse(waste);
      };
      case Verdict.Protected _, Verdict.InUse _, Verdict.TooYoung _, Verdict.Unknown _ -> candidate;
    };
  }

  private static Optional<String> maker(Snapshot snapshot) {
    return MADE_BY.stream()
        .filter(made -> snapshot.description().startsWith(made.description()))
        .map(made -> made.by() + " made it")
        .findFirst();
  }

  private static String evidence(Snapshot snapshot, Duration age) {
    String of = snapshot.tags()
        .get(FINAL_SNAPSHOT)
        .map(volume -> "OpsMate's final snapshot of " + volume)
        .orElse("of " + snapshot.volume());
    return Evidence.of(snapshot.volumeSizeGiB() + " GiB", Lengths.shown(age) + " old",
        snapshot.tier().equals("archive") ? "archive tier" : "", Evidence.owned(snapshot.tags()), of,
        "no image or template needs it");
  }
}

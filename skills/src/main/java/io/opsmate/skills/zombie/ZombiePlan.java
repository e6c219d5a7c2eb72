package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.MonthlyCost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts findings of one kind into a plan, with what an approver must know: what else it touches, and the way back. */
final class ZombiePlan {
  private ZombiePlan() {}

  static Plan of(Kind kind, List<Finding> findings, int population, Instant expiresAt) {
    return new Plan(ZombieSkill.NAME, kind.action().id(), kind.deed(), findings.stream().map(Finding::item).toList(),
        why(kind), blastRadius(kind), wayBack(kind, findings), kind.action().risk(), expiresAt,
        Plan.Context.amongst(population));
  }

  static String why(Kind kind) {
    return switch (kind) {
      case VOLUMES -> "They are attached to nothing and nothing protects them.";
      case SNAPSHOTS -> "They are 30 days old or more, and no image or launch template needs them.";
      case ADDRESSES -> "They are associated with nothing and cost the same as when in use.";
    };
  }

  static String blastRadius(Kind kind) {
    return switch (kind) {
      case VOLUMES -> "Scripts, templates or cluster claims that name one of these volumes by its id.";
      case SNAPSHOTS -> "Restores and copies that name one of these snapshots by its id.";
      case ADDRESSES -> "DNS records and allow-lists that still name one of these addresses.";
    };
  }

  static String wayBack(Kind kind, List<Finding> findings) {
    return switch (kind) {
      case VOLUMES -> {
        List<MonthlyCost> snapshots = findings.stream().map(Finding::leaves).flatMap(Optional::stream).toList();
        yield "A final snapshot of each is taken and waited for; Undo… on the finished card restores from it. They cost "
            + CostTotal.of(snapshots).shown() + " until deleted.";
      }
      case SNAPSHOTS -> "None, unless a Recycle Bin rule of yours keeps deleted snapshots.";
      case ADDRESSES -> "None to rely on: an address can be asked for again only while nobody else has got it.";
    };
  }
}

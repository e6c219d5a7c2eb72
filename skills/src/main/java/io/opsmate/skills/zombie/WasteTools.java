package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.zombie.ReportCard.Standing;
import io.opsmate.skills.zombie.ZombieProposals.Proposer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a language model may ask about waste, with the rights of whoever runs {@code /opsmate zombies}. */
final class WasteTools {
  /** Unit: characters. With {@value WasteFind#PAGE} findings and {@value #GAPS} gaps an answer stays below 12 KB. */
  static final int SHORT = 80;
  static final int LONG = 160;

  /** Unit: gaps told; the rest is counted. */
  static final int GAPS = 8;

  private final WasteFind find;
  private final WasteExplain explain;
  private final WasteDraft draft;

  WasteTools(WasteFind find, WasteExplain explain, WasteDraft draft) {
    this.find = find;
    this.explain = explain;
    this.draft = draft;
  }

  /** One wasted resource, as a model sees it. */
  record Waste(String ref, String kind, String region, String label, String why, String cost, String stands) {}

  Tool<?, ?>[] all() {
    return new Tool<?, ?>[]{
      new Tool<>("waste_find",
          "Lists cloud waste, the dearest first: unattached EBS volumes, old snapshots, unassociated addresses, each "
              + "with why it is waste, its price and whether it can be proposed.",
          "ids, names, owner tags, regions, ages, sizes and list prices of wasted resources",
          WasteFind.Wanted.class, WasteFind.Found.class, MayRun.ANYONE, find::find),
      new Tool<>("waste_explain",
          "Reads one resource again now: whether it is waste, why or why not, what it costs, what deleting it touches "
              + "and the way back.",
          "id, name, owner tag, region, age, size and list price of one resource",
          WasteExplain.Which.class, WasteExplain.Explained.class, MayRun.ANYONE, explain::explain),
      new Tool<>("waste_draft_plan",
          "Drafts a plan to delete or release up to 20 wasted resources of one kind, after reading each again. It "
              + "deletes nothing: it becomes a card that another person has to approve. Only when the person asked "
              + "for something to be deleted, released or cleaned up.",
          "ids, names and list prices of the resources in the plan",
          WasteDraft.Which.class, WasteDraft.Planned.class, MayRun.ANYONE, draft::draft)};
  }

  static Proposer proposer(ToolCall call) {
    return new Proposer(call.org(), call.member(), call.channel(), call.now());
  }

  /** How things stand where the person asks. */
  static Standing standing(ZombieProposals proposals, ToolCall call) {
    return new Standing(proposals.waiting(call.org()), proposals.muted(proposer(call)),
        proposals.readOnly(call.org()), List.of());
  }

  static String stands(Standing standing, WasteRef ref) {
    Optional<Mute> mute = standing.mute(ref);
    if (standing.covers(ref)) {
      return "waits for approval on a card already";
    }
    if (mute.isPresent()) {
      return "muted until " + mute.get().until() + ": " + Texts.cut(mute.get().reason(), SHORT);
    }
    return standing.readOnly()
        .map(because -> "cannot be proposed: " + Texts.cut(because, SHORT))
        .orElse("can be proposed");
  }

  static Evidence cited(WasteRef ref, String label) {
    return new Evidence(ref.toString(), Texts.cut(label, SHORT));
  }

  static String priced(MonthlyCost cost) {
    return cost instanceof MonthlyCost.Unpriced(String because)
        ? "price unknown: " + Texts.cut(because, SHORT)
        : cost.shown();
  }

  static List<String> gaps(List<String> gaps) {
    List<String> told = gaps.stream().limit(GAPS).map(gap -> Texts.cut(gap, LONG)).toList();
    return gaps.size() <= GAPS
        ? told
        : Stream.concat(told.stream(),
            Stream.of((gaps.size() - GAPS) + " more gaps are not told here.")).toList();
  }
}

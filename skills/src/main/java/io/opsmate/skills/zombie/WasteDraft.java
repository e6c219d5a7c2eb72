package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.zombie.ReportCard.Standing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drafts the plan that the button Propose would make of the same resources. Proposes nothing. */
final class WasteDraft {
  private final Clouds clouds;
  private final Pricing pricing;
  private final ZombieProposals proposals;

  WasteDraft(Clouds clouds, Pricing pricing, ZombieProposals proposals) {
    this.clouds = clouds;
    this.pricing = pricing;
    this.proposals = proposals;
  }

  /** Which resources. */
  @Describe("Which wasted resources to put into the plan: only those that the person meant.")
  record Which(@Describe("1 to 20 refs of one kind as waste_find gave them, like ebs-volume:eu-west-1:vol-0ab") List<
      String> refs) {
    Which {
      refs = List.copyOf(refs);
    }
  }

  /** What the draft holds, and what was left out and why. */
  record Planned(String draft, String saves, List<String> resources, String wayBack, List<String> leftOut,
      String next) {
    Planned {
      resources = List.copyOf(resources);
      leftOut = List.copyOf(leftOut);
    }
  }

  ToolAnswer<Planned> draft(ToolCall call, Which which) {
    Set<WasteRef> refs = new LinkedHashSet<>();
    for (String written : which.refs()) {
      Optional<WasteRef> ref = WasteRef.parse(written.strip());
      if (ref.isEmpty()) {
        return new ToolAnswer.Refused<>("“" + Texts.cut(written, WasteTools.SHORT)
            + "” is no ref, so nothing was drafted; take refs from waste_find.");
      }
      refs.add(ref.get());
    }
    return wrong(call, refs).<ToolAnswer<Planned>>map(ToolAnswer.Refused::new).orElseGet(() -> read(call, refs));
  }

  private Optional<String> wrong(ToolCall call, Set<WasteRef> refs) {
    if (refs.isEmpty() || refs.size() > Plan.MOST_ITEMS) {
      return Optional.of("A plan holds 1 to " + Plan.MOST_ITEMS + " resources, not " + refs.size()
          + "; nothing was drafted. Ask the person which.");
    }
    if (refs.stream().map(WasteRef::kind).distinct().count() > 1) {
      return Optional.of("A plan holds one kind of resource; draft one for each kind.");
    }
    return proposals.readOnly(call.org())
        .map(because -> "Nothing can be proposed here, so nothing was drafted: " + because)
        .or(() -> KnownRegions.refusal(clouds.of(call.org()), refs.stream().map(WasteRef::region).toList()));
  }

  private ToolAnswer<Planned> read(ToolCall call, Set<WasteRef> refs) {
    Findings fresh = new FreshFindings(clouds.of(call.org()), new Appraisal(pricing)).of(refs, call.now());
    Standing standing = WasteTools.standing(proposals, call);
    List<String> leftOut = new ArrayList<>(fresh.gaps().stream().map(gap -> Texts.cut(gap, WasteTools.LONG)).toList());
    List<Finding> free = new ArrayList<>();
    for (Finding finding : fresh.waste()) {
      if (standing.covers(finding.ref()) || standing.mute(finding.ref()).isPresent()) {
        leftOut.add(finding.ref().id() + " was left out: it " + WasteTools.stands(standing, finding.ref()));
      } else {
        free.add(finding);
      }
    }
    if (free.isEmpty()) {
      return new ToolAnswer.Refused<>("Nothing was drafted. " + leftOut.stream().collect(Collectors.joining(" ")));
    }
    Kind kind = free.getFirst().ref().kind();
    Plan plan = ZombiePlan.of(kind, free, fresh.population().getOrDefault(kind, 0),
        call.now().plus(ApprovalRule.LONGEST));
    return proposals.forbidden(WasteTools.proposer(call), plan)
        .<ToolAnswer<Planned>>map(because -> new ToolAnswer.Refused<>("Nothing was drafted: " + because + "."))
        .orElseGet(() -> drafted(plan, free, leftOut));
  }

  private static ToolAnswer<Planned> drafted(Plan plan, List<Finding> findings, List<String> leftOut) {
    List<Evidence> evidence =
        findings.stream().map(finding -> WasteTools.cited(finding.ref(), finding.item().label())).toList();
    return new ToolAnswer.Drafted<>(
        new Planned(plan.title(), plan.saves().shown(),
            findings.stream()
                .map(finding -> finding.ref() + ", " + WasteTools.priced(finding.item().saves()))
                .toList(),
            plan.wayBack(), leftOut,
            "Nothing is deleted. A card follows your answer, and another person has to approve it."),
        plan, evidence);
  }
}

package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Clouds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of one resource whether it is waste, and why. */
final class WasteExplain {
  private final Clouds clouds;
  private final Pricing pricing;
  private final ZombieProposals proposals;

  WasteExplain(Clouds clouds, Pricing pricing, ZombieProposals proposals) {
    this.clouds = clouds;
    this.pricing = pricing;
    this.proposals = proposals;
  }

  /** Which resource. */
  @Describe("Which resource to explain.")
  record Which(@Describe("its ref as waste_find gave it, like ebs-volume:eu-west-1:vol-0ab") String ref) {}

  /** What was found out about it; without a price and a way back when it is no waste. */
  record Explained(String ref, Instant readAt, boolean isWaste, String because, Optional<String> cost,
      Optional<String> deletingTouches, Optional<String> wayBack, String stands) {}

  ToolAnswer<Explained> explain(ToolCall call, Which which) {
    Optional<WasteRef> parsed = WasteRef.parse(which.ref().strip());
    if (parsed.isEmpty()) {
      return new ToolAnswer.Refused<>("That is no ref; waste_find gives refs like ebs-volume:eu-west-1:vol-0ab.");
    }
    WasteRef ref = parsed.get();
    return KnownRegions.refusal(clouds.of(call.org()), List.of(ref.region()))
        .<ToolAnswer<Explained>>map(ToolAnswer.Refused::new)
        .orElseGet(() -> read(call, ref));
  }

  private ToolAnswer<Explained> read(ToolCall call, WasteRef ref) {
    Findings findings =
        new FreshFindings(clouds.of(call.org()), new Appraisal(pricing)).of(List.of(ref), call.now());
    String stands = WasteTools.stands(WasteTools.standing(proposals, call), ref);
    return findings.waste()
        .stream()
        .findFirst()
        .<ToolAnswer<Explained>>map(finding -> waste(call, finding, stands))
        .orElseGet(() -> spared(call, ref, findings.gaps()));
  }

  private static ToolAnswer<Explained> waste(ToolCall call, Finding finding, String stands) {
    Kind kind = finding.ref().kind();
    return new ToolAnswer.Found<>(
        new Explained(finding.ref().toString(), call.now(), true,
            ZombiePlan.why(kind) + " " + Texts.cut(finding.item().evidence(), WasteTools.LONG),
            Optional.of(WasteTools.priced(finding.item().saves())), Optional.of(ZombiePlan.blastRadius(kind)),
            Optional.of(ZombiePlan.wayBack(kind, List.of(finding))), stands),
        List.of(WasteTools.cited(finding.ref(), finding.item().label())));
  }

  private static ToolAnswer<Explained> spared(ToolCall call, WasteRef ref, List<String> gaps) {
    if (ref.toString().length() > 200 || !ref.toString().matches("[!-~&&[^\\[\\]]]+")) {
      return new ToolAnswer.Refused<>("There is no such resource.");
    }
    return new ToolAnswer.Found<>(
        new Explained(ref.toString(), call.now(), false, Texts.cut(String.join(" ", gaps), 2 * WasteTools.LONG),
            Optional.empty(), Optional.empty(), Optional.empty(), "not proposed: it is no waste, or cannot be judged"),
        List.of(WasteTools.cited(ref, ref.id())));
  }
}

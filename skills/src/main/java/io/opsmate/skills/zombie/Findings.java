package io.opsmate.skills.zombie;

import io.opsmate.skills.ports.cloud.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a scan, or a part of one, found.
 *
 * @param verdicts how many resources got which verdict
 * @param gaps what could not be read, one sentence each
 */
record Findings(List<Region> regions, List<Finding> waste, Map<Verdict.Word, Integer> verdicts, List<String> gaps) {
  Findings {
    regions = List.copyOf(regions);
    waste = List.copyOf(waste);
    verdicts = Map.copyOf(verdicts);
    gaps = List.copyOf(gaps);
  }

  static Findings nothing() {
    return new Findings(List.of(), List.of(), Map.of(), List.of());
  }

  static Findings gap(String sentence) {
    return new Findings(List.of(), List.of(), Map.of(), List.of(Evidence.sentence(sentence)));
  }

  /** Together, the dearest waste first. */
  static Findings together(List<Region> regions, Collection<Findings> parts, List<String> moreGaps) {
    Map<Verdict.Word, Integer> verdicts = new EnumMap<>(Verdict.Word.class);
    List<Finding> waste = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Findings part : parts) {
      part.verdicts().forEach((word, count) -> verdicts.merge(word, count, Integer::sum));
      waste.addAll(part.waste());
      gaps.addAll(part.gaps());
    }
    gaps.addAll(moreGaps);
    return new Findings(regions, waste.stream().sorted(Finding.DEAREST).toList(), verdicts, gaps);
  }

  int lookedAt() {
    return verdicts.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<Finding> of(Kind kind) {
    return waste.stream().filter(finding -> finding.ref().kind() == kind).toList();
  }
}

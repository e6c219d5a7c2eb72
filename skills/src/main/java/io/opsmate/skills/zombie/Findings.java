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
 * @param population how many resources of a kind there are, wasted or not; absent when nobody counted
 */
record Findings(List<Region> regions, List<Finding> waste, Map<Verdict.Word, Integer> verdicts, List<String> gaps,
    Map<Kind, Integer> population) {
  Findings {
    regions = List.copyOf(regions);
    waste = List.copyOf(waste);
    verdicts = Map.copyOf(verdicts);
    gaps = List.copyOf(gaps);
    population = Map.copyOf(population);
  }

  static Findings nothing() {
    return new Findings(List.of(), List.of(), Map.of(), List.of(), Map.of());
  }

  static Findings gap(String sentence) {
    return new Findings(List.of(), List.of(), Map.of(), List.of(Evidence.sentence(sentence)), Map.of());
  }

  /** Together, the dearest waste first. */
  static Findings together(List<Region> regions, Collection<Findings> parts, List<String> moreGaps) {
    Map<Verdict.Word, Integer> verdicts = new EnumMap<>(Verdict.Word.class);
    List<Finding> waste = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    Map<Kind, Integer> population = new EnumMap<>(Kind.class);
    for (Findings part : parts) {
      part.verdicts().forEach((word, count) -> verdicts.merge(word, count, Integer::sum));
      waste.addAll(part.waste());
      gaps.addAll(part.gaps());
      part.population().forEach((kind, count) -> population.merge(kind, count, Integer::sum));
    }
    gaps.addAll(moreGaps);
    return new Findings(regions, waste.stream().sorted(Finding.DEAREST).toList(), verdicts, gaps, population);
  }

  /** The same, when somebody counted. */
  Findings amongst(Map<Kind, Integer> counted) {
    return new Findings(regions, waste, verdicts, gaps, counted);
  }

  int lookedAt() {
    return verdicts.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<Finding> of(Kind kind) {
    return waste.stream().filter(finding -> finding.ref().kind() == kind).toList();
  }
}

package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules and stops in memory. Every org begins with the same rules. */
public final class InMemoryRules implements RulesLedger {
  private final PerOrg<List<OrgRules>> versions;
  private final PerOrg<Map<String, Stop>> stops = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  public InMemoryRules(OrgRules initial) {
    this.versions = new PerOrg<>(() -> new ArrayList<>(List.of(initial)), ArrayList::new);
  }

  @Override
  public OrgRules rules(Tx tx) {
    return versions.in(tx).getLast();
  }

  @Override
  public Optional<OrgRules> version(Tx tx, long version) {
    return versions.in(tx).stream().filter(rules -> rules.version() == version).findFirst();
  }

  @Override
  public void save(Tx tx, OrgRules next) {
    if (next.version() != rules(tx).version() + 1) {
      throw new Overtaken(next.version());
    }
    versions.in(tx).add(next);
  }

  @Override
  public List<Stop> stops(Tx tx) {
    return stops.in(tx).values().stream().sorted(Comparator.comparing(Stop::at)).toList();
  }

  @Override
  public void stop(Tx tx, Stop stop) {
    stops.in(tx).put(reach(stop.skill()), stop);
  }

  @Override
  public Optional<Stop> resume(Tx tx, @Nullable SkillName skill) {
    return Optional.ofNullable(stops.in(tx).remove(reach(skill)));
  }

  /** Empty for all skills. */
  private static String reach(@Nullable SkillName skill) {
    return Objects.toString(skill, "");
  }
}

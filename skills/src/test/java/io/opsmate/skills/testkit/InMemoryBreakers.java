package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What circuit breakers count, in memory. */
public final class InMemoryBreakers implements BreakerLedger {
  private final PerOrg<Counted> counted = new PerOrg<>(Counted::new, Counted::copy);

  @Override
  public void began(Tx tx, Beginning beginning) {
    counted.in(tx).beginnings.putIfAbsent(beginning.attempt(), new Begun(beginning, true));
  }

  @Override
  public void ended(Tx tx, SkillName skill, boolean well) {
    counted.in(tx).streaks.merge(skill, well ? 0 : 1, (before, more) -> well ? 0 : before + more);
  }

  @Override
  public int begunSince(Tx tx, SkillName skill, Instant since) {
    return (int) counted.in(tx).beginnings.values()
        .stream()
        .filter(begun -> begun.forTheHour() && begun.what().skill().equals(skill) && !begun.what().at().isBefore(since))
        .count();
  }

  @Override
  public int begunFor(Tx tx, SkillName skill, String incident) {
    return (int) counted.in(tx).beginnings.values()
        .stream()
        .filter(begun -> begun.what().skill().equals(skill) && begun.what().incident().equals(incident))
        .count();
  }

  @Override
  public int failuresInARow(Tx tx, SkillName skill) {
    return counted.in(tx).streaks.getOrDefault(skill, 0);
  }

  @Override
  public void counted(Tx tx, SkillName skill, String kind, LocalDate day, int count) {
    counted.in(tx).counts.computeIfAbsent(new Kind(skill, kind), _ -> new TreeMap<>()).put(day, count);
  }

  @Override
  public SortedMap<LocalDate, Integer> counts(Tx tx, SkillName skill, String kind, LocalDate from, LocalDate until) {
    return new TreeMap<>(
        counted.in(tx).counts.getOrDefault(new Kind(skill, kind), new TreeMap<>()).subMap(from, until));
  }

  @Override
  public List<Trip> tripped(Tx tx) {
    return counted.in(tx).trips.values().stream().sorted(Comparator.comparing(Trip::at)).toList();
  }

  @Override
  public boolean trip(Tx tx, Trip trip) {
    return counted.in(tx).trips.putIfAbsent(new Which(trip.skill(), trip.breaker()), trip) == null;
  }

  @Override
  public Optional<Trip> rearm(Tx tx, SkillName skill, Trip.Breaker breaker, Instant now) {
    Counted state = counted.in(tx);
    Trip trip = state.trips.remove(new Which(skill, breaker));
    if (trip == null) {
      return Optional.empty();
    }
    switch (breaker) {
      case ACTIONS_PER_HOUR -> state.beginnings.replaceAll((_, begun) -> begun.what().skill().equals(skill)
          ? new Begun(begun.what(), false)
          : begun);
      case ACTIONS_PER_INCIDENT -> state.beginnings.replaceAll((_, begun) -> begun.what().skill().equals(skill)
          ? new Begun(new Beginning(skill, begun.what().attempt(), "", begun.what().at()), begun.forTheHour())
          : begun);
      case FAILURES -> state.streaks.remove(skill);
      case POPULATION_JUMP -> state.counts.forEach((kind, days) -> {
        if (kind.skill().equals(skill)) {
          int latest = days.lastEntry().getValue();
          days.replaceAll((_, count) -> Math.max(count, latest));
        }
      });
    }
    return Optional.of(trip);
  }

  @Override
  public void forget(Tx tx, LocalDate before) {
    Counted state = counted.in(tx);
    Instant cutoff = before.atStartOfDay(ZoneOffset.UTC).toInstant();
    Set<Incident> fresh = state.beginnings.values()
        .stream()
        .map(Begun::what)
        .filter(what -> !what.at().isBefore(cutoff) && !what.incident().isEmpty())
        .map(what -> new Incident(what.skill(), what.incident()))
        .collect(Collectors.toSet());
    state.beginnings.values()
        .removeIf(begun -> begun.what().at().isBefore(cutoff)
            && !fresh.contains(new Incident(begun.what().skill(), begun.what().incident())));
    state.counts.values().forEach(days -> days.headMap(before).clear());
    state.counts.values().removeIf(TreeMap::isEmpty);
  }

  private record Incident(SkillName skill, String name) {}

  private record Begun(Beginning what, boolean forTheHour) {}

  private record Kind(SkillName skill, String name) {}

  private record Which(SkillName skill, Trip.Breaker breaker) {}

  private static final class Counted {
    private final Map<String, Begun> beginnings = new LinkedHashMap<>();
    private final Map<SkillName, Integer> streaks = new LinkedHashMap<>();
    private final Map<Kind, TreeMap<LocalDate, Integer>> counts = new LinkedHashMap<>();
    private final Map<Which, Trip> trips = new LinkedHashMap<>();

    Counted copy() {
      Counted copy = new Counted();
      copy.beginnings.putAll(beginnings);
      copy.streaks.putAll(streaks);
      counts.forEach((kind, days) -> copy.counts.put(kind, new TreeMap<>(days)));
      copy.trips.putAll(trips);
      return copy;
    }
  }
}

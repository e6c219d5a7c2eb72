package io.opsmate.skills.analysis.dora;

import io.opsmate.skills.analysis.dora.Events.Change;
import io.opsmate.skills.analysis.dora.Events.Deploy;
import io.opsmate.skills.analysis.dora.Events.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deployment frequency, lead time, time to restore and change failure rate of the last three months, as dora-team/fourkeys
 * defines them. A day is one of UTC, a week begins on Sunday, a deploy or incident that is named twice counts once.
 *
 * @param leadTime empty without a change whose deploy is known
 * @param timeToRestore empty without a resolved incident whose deploy is known
 * @param changeFailureRate empty without a deploy; may be above 1
 * @param notes what was left out, in sentences for people
 */
public record FourKeys(Instant from, Instant to, int deploys, Frequency frequency, Optional<Duration> leadTime,
    Optional<Duration> timeToRestore, Optional<Double> changeFailureRate, List<String> notes) {
  private static final int MONTHS = 3;

  /** How often there is a deploy. */
  public enum Frequency {
    DAILY("Daily"), WEEKLY("Weekly"), MONTHLY("Monthly"), YEARLY("Yearly");

    private final String word;

    Frequency(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public FourKeys {
    notes = List.copyOf(notes);
  }

  /** @param until the end of the three months */
  public static FourKeys of(Events events, Instant until) {
    Instant from = until.atOffset(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
    Map<String, Instant> deployed = new LinkedHashMap<>();
    events.deploys().forEach(deploy -> deployed.merge(deploy.id(), deploy.at(), FourKeys::earlier));
    List<Deploy> recent = deployed.entrySet()
        .stream()
        .map(one -> new Deploy(one.getKey(), one.getValue()))
        .filter(one -> isWithin(one.at(), from, until))
        .toList();
    List<Incident> distinct = distinct(events.incidents());
    List<Incident> incidents = distinct.stream().filter(one -> isWithin(one.opened(), from, until)).toList();
    List<String> notes = new ArrayList<>();
    note(notes, events.deploys().size() - deployed.size(), "deploys are named twice and count once");
    note(notes, events.incidents().size() - distinct.size(), "incidents are named twice and count once");
    Optional<Duration> lead = leadTime(events.changes(), deployed, from, until, notes);
    Optional<Duration> restore = timeToRestore(incidents, deployed, notes);
    Optional<Double> failures =
        recent.isEmpty() ? Optional.empty() : Optional.of((double) incidents.size() / recent.size());
    return new FourKeys(from, until, recent.size(),
        Calendar.of(begin(events, from, until), until).frequency(recent.stream().map(Deploy::at).toList()), lead,
        restore, failures, notes);
  }

  private static List<Incident> distinct(List<Incident> incidents) {
    Map<Object, Incident> distinct = new LinkedHashMap<>();
    incidents
        .forEach(one -> distinct.merge(one.id().<Object>map(id -> id).orElseGet(Object::new), one, Incident::with));
    return List.copyOf(distinct.values());
  }

  /** A young team is not held to the time before its first event. Source: fourkeys' deployment frequency. */
  private static Instant begin(Events events, Instant from, Instant until) {
    return Stream.of(events.deploys().stream().map(Deploy::at), events.changes().stream().map(Change::committed),
        events.incidents().stream().map(Incident::opened))
        .flatMap(times -> times)
        .min(Comparator.naturalOrder())
        .filter(first -> first.isAfter(from))
        .map(first -> first.isBefore(until) ? first : until)
        .orElse(from);
  }

  /** {@code 0-15 %}, {@code 16-45 %} or {@code 46-60 %}. */
  public Optional<String> failureBucket() {
    return changeFailureRate.map(rate -> rate <= .15 ? "0-15 %" : rate < .46 ? "16-45 %" : "46-60 %");
  }

  private static Optional<Duration> leadTime(List<Change> changes, Map<String, Instant> deployed, Instant from,
      Instant until, List<String> notes) {
    List<Duration> times = new ArrayList<>();
    int unknown = 0;
    int backwards = 0;
    for (Change change : changes) {
      Instant at = deployed.get(change.deploy());
      if (at == null) {
        unknown++;
      } else if (isWithin(at, from, until)) {
        Duration time = Duration.between(change.committed(), at);
        if (time.isPositive()) {
          times.add(time);
        } else {
          backwards++;
        }
      }
    }
    note(notes, unknown, "changes belong to no known deploy and have no lead time");
    note(notes, backwards, "changes were committed after their deploy and have no lead time");
    return Medians.of(times);
  }

  private static Optional<Duration> timeToRestore(List<Incident> incidents, Map<String, Instant> deployed,
      List<String> notes) {
    List<Duration> times = new ArrayList<>();
    int unknown = 0;
    int lasting = 0;
    int backwards = 0;
    int impossible = 0;
    for (Incident incident : incidents) {
      Optional<Instant> at = incident.deploy().flatMap(id -> Optional.ofNullable(deployed.get(id)));
      if (at.isEmpty()) {
        unknown++;
      } else if (incident.resolved().isEmpty()) {
        lasting++;
      } else if (incident.resolved().get().isBefore(incident.opened())) {
        impossible++;
      } else if (incident.resolved().get().isBefore(at.get())) {
        backwards++;
      } else {
        times.add(Duration.between(at.get(), incident.resolved().get()));
      }
    }
    note(notes, unknown, "incidents belong to no known deploy and have no time to restore");
    note(notes, lasting, "incidents are not resolved and have no time to restore");
    note(notes, impossible, "incidents were resolved before they began and have no time to restore");
    note(notes, backwards, "incidents were resolved before their deploy and have no time to restore");
    return Medians.of(times);
  }

  private static boolean isWithin(Instant at, Instant from, Instant until) {
    return at.isAfter(from) && !at.isAfter(until);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void note(List<String> notes, int count, String what) {
    if (count > 0) {
      notes.add(count + " " + what + ".");
    }
  }
}

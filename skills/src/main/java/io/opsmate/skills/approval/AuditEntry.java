package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that happened.
 *
 * @param what a stable word: {@code approval.voted}
 * @param subject what it is about: an approval id, a report id; never a person, as it cannot be erased
 * @param facts the rest, by name; may hold names and free text, which are kept apart from the chain and can be erased. The
 *     entry is found again by what stands in those of {@link #PEOPLE} and {@link #RESOURCES}
 */
public record AuditEntry(Instant at, Actor actor, String what, String subject, SortedMap<String, String> facts) {
  /** Facts that hold ids of members, separated by commas. */
  public static final Set<String> PEOPLE =
      Set.of("member", "members", "requester", "beneficiary", "assignee", "approver");

  /** Facts that hold resources, as {@link ResourceRef} writes them, separated by commas. */
  public static final Set<String> RESOURCES = Set.of("resource", "resources");

  private static final Pattern MEMBER = Pattern.compile("[UW][A-Z0-9_]{1,30}");

  /** Who did it. */
  public sealed interface Actor {
    record Person(MemberId member) implements Actor {}

    /** OpsMate itself: a schedule, an expiry, a run of what was approved. */
    record OpsMate() implements Actor {}
  }

  public AuditEntry {
    facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** Everybody it is about: who acted, and who is named in {@link #PEOPLE}. */
  public Set<MemberId> people() {
    Set<MemberId> people = new LinkedHashSet<>();
    if (actor instanceof Actor.Person(MemberId member)) {
      people.add(member);
    }
    listed(PEOPLE).filter(word -> MEMBER.matcher(word).matches()).map(MemberId::new).forEach(people::add);
    return people;
  }

  /** The ids of all resources it is about, without where they are. */
  public Set<String> resources() {
    return listed(RESOURCES).map(AuditEntry::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<String> listed(Set<String> names) {
    return facts.entrySet()
        .stream()
        .filter(fact -> names.contains(fact.getKey()))
        .flatMap(fact -> Arrays.stream(fact.getValue().split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty());
  }

  private static String id(String resource) {
    int place = resource.indexOf(" in ");
    return place < 0 ? resource : resource.substring(0, place);
  }

  public static AuditEntry by(MemberId member, Instant at, String what, String subject, Map<String, String> facts) {
    return new AuditEntry(at, new Actor.Person(member), what, subject, new TreeMap<>(facts));
  }

  public static AuditEntry byOpsMate(Instant at, String what, String subject, Map<String, String> facts) {
    return new AuditEntry(at, new Actor.OpsMate(), what, subject, new TreeMap<>(facts));
  }
}

package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Keeps audit entries in memory, in order. */
public final class RecordingAudit implements AuditTrail, AuditStory {
  private final PerOrg<List<AuditEntry>> entries = new PerOrg<>(ArrayList::new, ArrayList::new);

  @Override
  public void record(Tx tx, AuditEntry entry) {
    entries.in(tx).add(entry);
  }

  @Override
  public List<Line> about(Tx tx, String subject) {
    List<AuditEntry> all = entries.in(tx);
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).subject().equals(subject))
        .mapToObj(i -> line(i + 1, all.get(i)))
        .toList();
  }

  @Override
  public List<Line> search(Tx tx, Search search, long before, int most) {
    List<AuditEntry> all = entries.in(tx);
    return IntStream.range(0, all.size())
        .map(i -> all.size() - 1 - i)
        .filter(i -> i + 1 < before && fits(search, all.get(i)))
        .limit(most)
        .mapToObj(i -> line(i + 1, all.get(i)))
        .toList();
  }

  private static boolean fits(Search search, AuditEntry entry) {
    return switch (search) {
      case Search.Everything _ -> true;
      case Search.Without(Set<String> kinds) -> !kinds.contains(entry.what());
      case Search.Who(MemberId member) -> entry.people().contains(member);
      case Search.Resource(String id) -> entry.resources().contains(id);
      case Search.Subject(String id) -> entry.subject().equals(id);
    };
  }

  private static Line line(long seq, AuditEntry entry) {
    Optional<MemberId> by = switch (entry.actor()) {
      case AuditEntry.Actor.Person(MemberId member) -> Optional.of(member);
      case AuditEntry.Actor.OpsMate _ -> Optional.empty();
    };
    return new Line(seq, entry.at(), entry.what(), entry.subject(), by, entry.facts(), false,
        "%064x".formatted(seq));
  }

  public List<AuditEntry> of(OrgId org) {
    return List.copyOf(entries.kept(org));
  }

  /** The {@link AuditEntry#what} of each entry, in order. */
  public List<String> words(OrgId org) {
    return of(org).stream().map(AuditEntry::what).toList();
  }
}

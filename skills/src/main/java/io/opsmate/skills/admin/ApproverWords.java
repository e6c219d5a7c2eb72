package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Approvers as people type them into a form: people are picked, user groups and roles are words. */
final class ApproverWords {
  static final String HINT =
      "Ids of user groups (S0123ABCD) and roles (workspace-admin, workspace-owner, opsmate-admin), with commas between";

  private ApproverWords() {}

  /** Errors: {@link IllegalArgumentException} with a sentence for people on a word that names nobody. */
  static Set<Approver> parse(List<String> people, String words) {
    Stream<Approver> named = people.stream().map(MemberId::new).map(Approver.Person::new);
    Stream<Approver> others = Arrays.stream(words.split("[,\\s]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> one(word)
            .orElseThrow(
                () -> new IllegalArgumentException("“" + word + "” is no user group and no role. " + HINT + ".")));
    return Stream.concat(named, others).collect(Collectors.toCollection(HashSet::new));
  }

  static List<MemberId> people(Set<Approver> approvers) {
    return sorted(approvers).filter(Approver.Person.class::isInstance)
        .map(one -> ((Approver.Person) one).member())
        .toList();
  }

  /** The words for those that are not people. */
  static String others(Set<Approver> approvers) {
    return sorted(approvers).filter(one -> !(one instanceof Approver.Person))
        .map(one -> one.stored().replaceFirst("^role:", ""))
        .collect(Collectors.joining(", "));
  }

  static Text shown(Collection<Approver> approvers) {
    List<Object> words = new ArrayList<>();
    sorted(approvers).forEach(one -> {
      words.add(words.isEmpty() ? "" : " or ");
      words.add(one.shown());
    });
    return words.isEmpty() ? Text.of("nobody") : Text.of(words.toArray());
  }

  /** Whether nobody can say from the list alone how many people it is. */
  static boolean isOpenEnded(Set<Approver> approvers) {
    return approvers.stream().anyMatch(one -> !(one instanceof Approver.Person));
  }

  private static Optional<Approver> one(String word) {
    String bare = word.replaceFirst("^<!subteam\\^([A-Z0-9]+)(\\|[^>]*)?>$", "$1");
    return Approver.parse(bare)
        .or(() -> Approver.parse("role:" + bare))
        .filter(one -> !(one instanceof Approver.Person));
  }

  private static Stream<Approver> sorted(Collection<Approver> approvers) {
    return approvers.stream().sorted(Approver.IN_ORDER);
  }
}

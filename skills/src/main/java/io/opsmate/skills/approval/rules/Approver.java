package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Somebody a rule names: a person, the members of a user group, or the holders of a role. */
public sealed interface Approver {
  record Person(MemberId member) implements Approver {}

  record InGroup(GroupId group) implements Approver {}

  record WithRole(Role role) implements Approver {}

  Comparator<Approver> IN_ORDER = Comparator.comparing(Approver::stored);

  /** The stored form: {@code U0123}, {@code S0123}, {@code role:workspace-admin}. */
  default String stored() {
    return switch (this) {
      case Person(MemberId member) -> member.value();
      case InGroup(GroupId group) -> group.value();
      case WithRole(Role role) -> "role:" + role.word();
    };
  }

  /** The opposite of {@link #stored()}; empty for what names nobody. */
  static Optional<Approver> parse(String stored) {
    if (stored.startsWith("role:")) {
      return Arrays.stream(Role.values())
          .filter(role -> stored.equals("role:" + role.word()))
          .findFirst()
          .map(WithRole::new);
    }
    if (stored.matches("S[A-Z0-9]{2,40}")) {
      return Optional.of(new InGroup(new GroupId(stored)));
    }
    return stored.matches("[UW][A-Z0-9]{2,40}")
        ? Optional.of(new Person(new MemberId(stored)))
        : Optional.empty();
  }

  /** For "waiting for …". */
  default Text shown() {
    return switch (this) {
      case Person(MemberId member) -> Text.of(member);
      case InGroup(GroupId group) -> Text.of("someone in ", group);
      case WithRole(Role role) -> Text.of(role.shown());
    };
  }
}

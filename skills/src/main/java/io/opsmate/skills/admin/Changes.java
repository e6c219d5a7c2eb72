package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.MemberId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what is different between two versions of an org's rules; one clause each, none when nothing is. */
final class Changes {
  private final List<String> words = new ArrayList<>();

  private Changes() {}

  static List<String> between(OrgRules before, OrgRules after) {
    Changes changes = new Changes();
    changes.value("runner level", before.level().word(), after.level().word());
    changes.value("switched on", RuleWords.enabled(before), RuleWords.enabled(after));
    changes.value("admins", ApproverWords.shown(before.admins()).plain(), ApproverWords.shown(after.admins()).plain());
    changes.value("security channel", channel(before), channel(after));
    changes.value("limits", RuleWords.of(before.limits()), RuleWords.of(after.limits()));
    changes.named("rule", by(before.rules(), ApprovalRule::name), by(after.rules(), ApprovalRule::name),
        rule -> RuleWords.of(rule).plain());
    changes.named("policy", by(before.policies(), UserPolicy::name), by(after.policies(), UserPolicy::name),
        policy -> RuleWords.of(policy).plain());
    return List.copyOf(changes.words);
  }

  /** Whom only one of the two versions names as admin or approver. */
  static List<MemberId> people(OrgRules before, OrgRules after) {
    Set<MemberId> was = people(before);
    Set<MemberId> is = people(after);
    return Stream.concat(was.stream().filter(one -> !is.contains(one)), is.stream().filter(one -> !was.contains(one)))
        .sorted(Comparator.comparing(MemberId::value))
        .toList();
  }

  private static Set<MemberId> people(OrgRules rules) {
    return Stream.concat(rules.admins().stream(), rules.approvers().stream())
        .filter(Approver.Person.class::isInstance)
        .map(one -> ((Approver.Person) one).member())
        .collect(Collectors.toSet());
  }

  private void value(String what, String before, String after) {
    if (!before.equals(after)) {
      words.add(what + ": " + after + " (was " + before + ")");
    }
  }

  private <T> void named(String what, Map<String, T> before, Map<String, T> after, Function<T, String> says) {
    before.forEach((name, one) -> {
      T other = after.get(name);
      if (other == null) {
        words.add(what + " “" + name + "” removed (was: " + says.apply(one) + ")");
      } else if (!one.equals(other)) {
        words.add(what + " “" + name + "”: " + says.apply(other) + " (was: " + says.apply(one) + ")");
      }
    });
    after.forEach((name, one) -> {
      if (!before.containsKey(name)) {
        words.add(what + " “" + name + "” added: " + says.apply(one));
      }
    });
  }

  private static String channel(OrgRules rules) {
    return rules.securityChannel() == null ? "none" : Objects.toString(rules.securityChannel());
  }

  private static <T> Map<String, T> by(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, one -> one, (a, b) -> a, LinkedHashMap::new));
  }
}

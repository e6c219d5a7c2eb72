package io.opsmate.skills.admin;

import io.opsmate.skills.admin.RuleBook.Enacted;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows the rules, and lets admins add, change and remove them, one at a time. */
final class RulesDesk {
  private static final Duration OPEN_FOR = Duration.ofHours(24);

  private final RuleBook book;
  private final Permits permits;
  private final PolicyForm policies;
  private final Supplier<SkillSet> skills;

  RulesDesk(RuleBook book, Permits permits, PolicyForm policies, Supplier<SkillSet> skills) {
    this.book = book;
    this.permits = permits;
    this.policies = policies;
    this.skills = skills;
  }

  Reply show(CommandCall call) {
    return new Reply.ToYou(RulesCard.of(book.standing(call.org())));
  }

  Reply askRule(Press press) {
    return asking(press, (rules, name) -> ruleForm(rules, name, List.of()));
  }

  Reply askPolicy(Press press) {
    return asking(press, (rules, name) -> policyForm(rules, name, List.of()));
  }

  Reply askLimits(Press press) {
    return asking(press, (rules, _) -> limitsForm(rules, List.of()));
  }

  Reply rule(Submission sent) {
    String name = Seen.parse(sent.token()).name();
    return saving(sent, RuleForm.faults(sent.answers()), rules -> {
      Set<String> about = rule(rules, name).map(rule -> rule.applies().skills()).orElse(Set.of());
      return rules.withRules(replaced(rules.rules(), rule -> rule.name().equals(name),
          RuleForm.answered(sent.answers(), about)));
    }, (rules, notes) -> ruleForm(rules, name, notes));
  }

  Reply policy(Submission sent) {
    String name = Seen.parse(sent.token()).name();
    return saving(sent, policies.faults(sent.answers()), rules -> rules.withPolicies(
        replaced(rules.policies(), policy -> policy.name().equals(name), PolicyForm.answered(sent.answers()))),
        (rules, notes) -> policyForm(rules, name, notes));
  }

  Reply limits(Submission sent) {
    return saving(sent, LimitsForm.faults(sent.answers()),
        rules -> rules.withLimits(LimitsForm.answered(sent.answers())), RulesDesk::limitsForm);
  }

  Reply removeRule(Press press) {
    String name = Seen.parse(press.value()).name();
    return removing(press, rules -> rules.withRules(
        rules.rules().stream().filter(rule -> !rule.name().equals(name)).toList()));
  }

  Reply removePolicy(Press press) {
    String name = Seen.parse(press.value()).name();
    return removing(press, rules -> rules.withPolicies(
        rules.policies().stream().filter(policy -> !policy.name().equals(name)).toList()));
  }

  private Reply asking(Press press, BiFunction<OrgRules, String, Form> form) {
    return refusal(press.org(), press.member())
        .orElseGet(() -> new Reply.Ask(form.apply(book.rules(press.org()), Seen.parse(press.value()).name())));
  }

  private Reply saving(Submission sent, Map<String, String> faults, Function<OrgRules, OrgRules> change,
      BiFunction<OrgRules, List<Text>, Form> again) {
    Optional<Reply> refusal = refusal(sent.org(), sent.member());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!faults.isEmpty()) {
      return new Reply.Ask(again.apply(book.rules(sent.org()),
          faults.values().stream().sorted().map(fault -> Text.of("Nothing was saved. ", fault)).toList()));
    }
    return switch (book.enact(sent.org(), sent.member(), Seen.parse(sent.token()).version(), change::apply,
        sent.now())) {
      case Enacted.InForce(OrgRules now, List<String> changes) ->
          Answered.inForce(now.version(), changes, nobody(now));
      case Enacted.Overtaken(OrgRules theirs) -> new Reply.Ask(again.apply(theirs, List.of(
          Text.of("Somebody saved first, so nothing of yours was saved. This is how it stands now."))));
      case Enacted.Impossible(OrgRules now, String because) ->
          new Reply.Ask(again.apply(now, List.of(Text.of("Nothing was saved: ", because, "."))));
    };
  }

  private Reply removing(Press press, Function<OrgRules, OrgRules> change) {
    return refusal(press.org(), press.member()).orElseGet(() -> switch (book.enact(press.org(), press.member(),
        Seen.parse(press.value()).version(), change::apply, press.now())) {
      case Enacted.InForce(OrgRules now, List<String> changes) ->
          Answered.inForce(now.version(), changes, nobody(now));
      case Enacted.Overtaken _ ->
          Answered.refused("the rules changed since that list was shown; run /opsmate rules again");
      case Enacted.Impossible(_, String because) -> Answered.refused(because);
    });
  }

  /** Says so when nothing can be approved any more. */
  private static Optional<Text> nobody(OrgRules rules) {
    List<String> dead = rules.rules()
        .stream()
        .filter(rule -> rule.approvers().isEmpty()
            || !ApproverWords.isOpenEnded(rule.approvers()) && rule.quorum() > rule.approvers().size())
        .map(ApprovalRule::name)
        .toList();
    if (rules.rules().isEmpty()) {
      return Optional.of(Text.of(Text.strong("Careful: "), "no rule is left, so nobody can approve anything."));
    }
    return dead.isEmpty()
        ? Optional.empty()
        : Optional.of(Text.of(Text.strong("Careful: "),
            "nobody can meet " + String.join(", ", dead) + ": it wants more approvals than it names people."));
  }

  private Optional<Reply> refusal(OrgId org, MemberId member) {
    return permits.refusal(org, member, MayRun.ADMIN).map(Answered::refused);
  }

  private Form ruleForm(OrgRules rules, String name, List<Text> notes) {
    Optional<ApprovalRule> rule = rule(rules, name);
    String token = new Seen(rules.version(), rule.map(ApprovalRule::name).orElse("")).toString();
    Set<String> actions = skills.get().actions().stream().map(ActionType::name).collect(Collectors.toSet());
    return RuleForm.of(
        rule.orElseGet(() -> ApprovalRule.of("new rule", 1, Set.of(), OPEN_FOR).about(Applies.EVERYTHING)),
        actions, token, notes);
  }

  private static Form policyForm(OrgRules rules, String name, List<Text> notes) {
    Optional<UserPolicy> policy = rules.policies().stream().filter(one -> one.name().equals(name)).findFirst();
    return PolicyForm.of(policy.orElse(null),
        new Seen(rules.version(), policy.map(UserPolicy::name).orElse("")).toString(), notes);
  }

  private static Form limitsForm(OrgRules rules, List<Text> notes) {
    return LimitsForm.of(rules.limits(), new Seen(rules.version(), "").toString(), notes);
  }

  private static Optional<ApprovalRule> rule(OrgRules rules, String name) {
    return rules.rules().stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** With the new one where the old one was, or at the end. */
  private static <T> List<T> replaced(List<T> all, Predicate<T> isOld, T next) {
    List<T> result = new ArrayList<>(all);
    for (int at = 0; at < all.size(); at++) {
      if (isOld.test(all.get(at))) {
        result.set(at, next);
        return result;
      }
    }
    result.add(next);
    return result;
  }
}

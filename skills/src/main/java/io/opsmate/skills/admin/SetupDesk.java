package io.opsmate.skills.admin;

import io.opsmate.skills.admin.RuleBook.Enacted;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sets an org up, in a window. */
final class SetupDesk {
  private final RuleBook book;
  private final Permits permits;
  private final Supplier<SkillSet> skills;

  SetupDesk(RuleBook book, Permits permits, Supplier<SkillSet> skills) {
    this.book = book;
    this.permits = permits;
    this.skills = skills;
  }

  Reply ask(CommandCall call) {
    return permits.refusal(call.org(), call.member(), MayRun.ADMIN)
        .map(Answered::refused)
        .orElseGet(() -> new Reply.Ask(form().of(book.rules(call.org()), List.of(), List.of())));
  }

  Reply submitted(Submission sent) {
    Optional<String> refusal = permits.refusal(sent.org(), sent.member(), MayRun.ADMIN);
    if (refusal.isPresent()) {
      return Answered.refused(refusal.get());
    }
    OrgRules seen = book.rules(sent.org());
    if (!Long.toString(seen.version()).equals(sent.token())) {
      return overtaken(seen);
    }
    List<Text> faults = new ArrayList<>();
    SetupForm.faults(sent.answers()).values().forEach(fault -> faults.add(Text.of("Nothing was saved. ", fault)));
    if (!faults.isEmpty()) {
      return new Reply.Ask(form().of(seen, faults, List.of()));
    }
    OrgRules next = form().answered(seen, sent.answers());
    List<String> doubts = doubts(sent, seen, next);
    if (!doubts.isEmpty() && !sent.all(SetupForm.SURE).contains("yes")) {
      return new Reply.Ask(form().of(as(next, seen.version()), List.of(Text.of("Nothing was saved yet.")), doubts));
    }
    return switch (book.enact(sent.org(), sent.member(), seen.version(), now -> form().answered(now, sent.answers()),
        sent.now())) {
      case Enacted.InForce(OrgRules now, List<String> changes) ->
          Answered.inForce(now.version(), changes, Optional.of(on(now)));
      case Enacted.Overtaken(OrgRules theirs) -> overtaken(theirs);
      case Enacted.Impossible(OrgRules now, String because) ->
          new Reply.Ask(form().of(now, List.of(Text.of("Nothing was saved: ", because, ".")), List.of()));
    };
  }

  private Reply overtaken(OrgRules theirs) {
    return new Reply.Ask(form().of(theirs, List.of(
        Text.of("Somebody saved first, so nothing of yours was saved. These are their settings (version "
            + theirs.version() + "); change them again and save.")),
        List.of()));
  }

  /** What somebody may not have meant. */
  private List<String> doubts(Submission sent, OrgRules seen, OrgRules next) {
    List<String> doubts = new ArrayList<>();
    if (!permits.isOneOf(sent.org(), sent.member(), next.admins())) {
      doubts.add("you would be no OpsMate admin any more and could not undo this; only "
          + ApproverWords.shown(next.admins()).plain() + " could.");
    }
    ApprovalRule rule = SetupForm.defaultRule(next);
    if (rule.approvers().isEmpty()) {
      doubts.add("the rule for everything names no approvers, so nobody could approve anything.");
    } else if (!ApproverWords.isOpenEnded(rule.approvers()) && rule.quorum() > rule.approvers().size()) {
      doubts.add(rule.quorum() + " approvals are wanted from " + rule.approvers().size()
          + " people, so nothing could ever be approved.");
    }
    if (seen.level() != next.level() && next.level() == RunnerLevel.PROD) {
      doubts.add("OpsMate would act in production too, once people approve.");
    }
    return doubts;
  }

  private static Text on(OrgRules now) {
    return Text.of("On now: ", now.level().sentence(), "; switched on: ", RuleWords.enabled(now), "; approvals: ",
        RuleWords.of(SetupForm.defaultRule(now)), "; admins: ", ApproverWords.shown(now.admins()), ".");
  }

  private SetupForm form() {
    return new SetupForm(skills.get().actions());
  }

  private static OrgRules as(OrgRules rules, long version) {
    return new OrgRules(version, rules.level(), rules.enabled(), rules.admins(), rules.rules(), rules.policies(),
        rules.limits(), rules.securityChannel());
  }
}

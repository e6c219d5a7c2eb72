package io.opsmate.skills.admin;

import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind.Free;
import io.opsmate.skills.kernel.ArgumentSpec.Kind.OneOf;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.function.Supplier;

/** Lets people set, read and stop what OpsMate may do in their org. */
public final class AdminSkill implements Skill {
  private final SetupDesk setup;
  private final RulesDesk rules;
  private final PolicyForm policyForm;
  private final PolicyDesk policies;
  private final StopDesk stops;
  private final AlarmDesk alarms;
  private final RulesChanged changed;
  private final MutesDesk mutes;

  /** {@code skills} are all there are, with this one; asked for only when somebody calls. */
  public AdminSkill(State state, Voice voice, Approvals approvals, Supplier<SkillSet> skills) {
    RuleBook book = new RuleBook(state, voice);
    this.setup = new SetupDesk(book, approvals.permits(), skills);
    this.policyForm = new PolicyForm(approvals.engine());
    this.rules = new RulesDesk(book, approvals.permits(), policyForm, skills);
    this.policies = new PolicyDesk(book, approvals.engine(), skills);
    this.stops = new StopDesk(state, voice, approvals.desk(), skills);
    this.alarms = new AlarmDesk(state, voice, approvals, book);
    this.mutes = new MutesDesk(approvals);
    this.changed = new RulesChanged(state, approvals.desk());
  }

  /** Where rules, stops and breakers are kept, and what was done is put on record. */
  public record State(Transactions transactions, RulesLedger rules, Breakers breakers, AuditTrail audit,
      AuditStory story) {}

  /** How it says things, and has things done later. */
  public record Voice(Chat chat, Alarm alarm, Jobs jobs) {}

  /** The approval core it sets up. */
  public record Approvals(ApprovalDesk desk, Permits permits, PolicyEngine engine, GlassReview glass) {}

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of("admin", "Sets what OpsMate may do here and who approves it, and stops it",
        List.of(setup(), rules(), policy(), stop(), resume(), breakers(), mutes()))
        .withButtons(new ButtonSpec(RulesCard.EDIT_RULE, rules::askRule).inWindow(),
            new ButtonSpec(RulesCard.REMOVE_RULE, rules::removeRule),
            new ButtonSpec(RulesCard.EDIT_POLICY, rules::askPolicy).inWindow(),
            new ButtonSpec(RulesCard.REMOVE_POLICY, rules::removePolicy),
            new ButtonSpec(RulesCard.LIMITS, rules::askLimits).inWindow(), new ButtonSpec(Alarm.REARM, alarms::rearm),
            new ButtonSpec(Alarm.REVIEWED, alarms::reviewed), new ButtonSpec(MutesDesk.LIFT, mutes::lift))
        .withForms(new FormSpec(SetupForm.ID, SetupForm::faults, setup::submitted),
            new FormSpec(RuleForm.ID, RuleForm::faults, rules::rule),
            new FormSpec(PolicyForm.ID, policyForm::faults, rules::policy),
            new FormSpec(LimitsForm.ID, LimitsForm::faults, rules::limits))
        .withJobs(new JobSpec<>(RuleBook.CHANGED, changed));
  }

  private CommandSpec setup() {
    return new CommandSpec("setup", "Set how far OpsMate may go, what is switched on, who is admin and who approves",
        List.of(), List.of("setup"), MayRun.ADMIN, "Opening the settings.", setup::ask).inWindow();
  }

  private CommandSpec rules() {
    return new CommandSpec("rules", "Show what OpsMate may do here and who has to approve; admins change it there",
        List.of(), List.of("rules"), MayRun.ANYONE, "Looking up the rules.", rules::show).cheap();
  }

  private CommandSpec policy() {
    return new CommandSpec("policy", "List this workspace's own policies, or explain what a plan would need",
        List.of(
            ArgumentSpec.word(PolicyDesk.WHAT, new OneOf(List.of(PolicyDesk.LIST, PolicyDesk.TEST)),
                "List the policies, or test a plan against all rules"),
            ArgumentSpec.word(PolicyDesk.ACTION, new Free("ebs.delete-volume"), "The action to test"),
            ArgumentSpec.flag(PolicyDesk.ENVIRONMENT, new Free("production"), "Where its resources live"),
            ArgumentSpec.flag(PolicyDesk.RESOURCES, new Free("3"), "How many resources it has")),
        List.of("policy list", "policy test ebs.delete-volume --environment production --resources 3"), MayRun.ANYONE,
        "Asking the rules.", policies::answer);
  }

  private CommandSpec stop() {
    return new CommandSpec("stop", "Stop everything OpsMate does, or one skill, at once", List.of(
        ArgumentSpec.word(StopDesk.SKILL, new Free("zombie"), "Only this skill"),
        ArgumentSpec.flag(StopDesk.REASON, new Free("\"deletions look wrong\""), "Why; everybody reads it")),
        List.of("stop --reason \"deletions look wrong\"", "stop zombie --reason \"wrong tags\""), MayRun.APPROVER,
        "Pulling the stop.", stops::stop);
  }

  private CommandSpec resume() {
    return new CommandSpec("resume", "Lift the stop of everything, or of one skill",
        List.of(ArgumentSpec.word(StopDesk.SKILL, new Free("zombie"), "Only this skill")),
        List.of("resume", "resume zombie"), MayRun.APPROVER, "Lifting the stop.", stops::resume);
  }

  private CommandSpec breakers() {
    return new CommandSpec("breakers", "Show which circuit breakers have tripped, and re-arm them", List.of(),
        List.of("breakers"), MayRun.APPROVER, "Looking up the circuit breakers.", alarms::breakers).cheap();
  }

  private CommandSpec mutes() {
    return new CommandSpec("mutes", "Show what is not proposed for a while, until when and why; approvers lift it",
        List.of(), List.of("mutes"), MayRun.ANYONE, "Looking up what is muted.", mutes::list).cheap();
  }
}

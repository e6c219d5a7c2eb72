package io.opsmate.skills.admin;

import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryMutes;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The admin skill and the approval core on fakes: a workspace admin, two approvers, an outsider. */
final class Town {
  static final MemberId ADMIN = new MemberId("U0ADMIN");
  static final MemberId APPROVER = new MemberId("U0APPROVER1");
  static final MemberId SECOND = new MemberId("U0APPROVER2");
  static final MemberId OUTSIDER = new MemberId("U0OUTSIDER");
  static final ChannelId OPS = new ChannelId("C0OPS");
  static final ApprovalRule RULE = ApprovalRule.of("default", 1,
      Set.of(new Approver.Person(APPROVER), new Approver.Person(SECOND)), Duration.ofHours(24))
      .with(new ApprovalRule.Extras(false, true));

  final SetClock clock = SetClock.atNoon();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final RecordingAudit audit = new RecordingAudit();
  final RecordingChat chat = new RecordingChat();
  final ManualJobs jobs = new ManualJobs(transactions);
  final InMemoryRules rules = new InMemoryRules(new OrgRules(1, RunnerLevel.PROD, Set.of(OrgRules.ALL),
      OrgRules.WORKSPACE_ADMINS, List.of(RULE), List.of(), Limits.DEFAULT, null));
  final InMemoryBreakers counts = new InMemoryBreakers();
  final ScriptedMembers members = new ScriptedMembers().ranked(ADMIN, Members.Rank.ADMIN);
  final Gate gate = new Gate(rules, counts, new Engine());
  final Breakers breakers = new Breakers(counts, gate, audit, new Alarm(chat, gate));
  final ApprovalDesk desk;
  final AdminSkill skill;
  private final SkillSet skills;

  Town() {
    ApprovalBooks books = new ApprovalBooks(new InMemoryLedger(), audit, chat, jobs, gate);
    Rights rights = new Rights(members);
    desk = new ApprovalDesk(transactions, books, rights, new ApprovalDesk.Drafting(new ReadablePlanCodec(),
        new SequentialIds(), _ -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of())),
        new InMemoryMutes()));
    skill = new AdminSkill(new AdminSkill.State(transactions, rules, breakers, audit, audit),
        new AdminSkill.Voice(chat, new Alarm(chat, gate), jobs),
        new AdminSkill.Approvals(desk, new Permits(transactions, rules, rights), new Engine(),
            new GlassReview(transactions, books, audit)),
        this::skills);
    Skill boxes = () -> SkillDescriptor.of("boxes", "Scraps boxes", List.of()).withActions(Boxes.SCRAP);
    skills = new SkillSet(List.of(skill, boxes));
    jobs.handle(skills.jobs());
  }

  /** A policy that says {@code wrong} cannot be read; every other one passes. */
  static final class Engine implements PolicyEngine {
    @Override
    public Check check(UserPolicy policy) {
      return policy.expression().contains("wrong") ? new Check.Wrong(2, 7, "no such field") : new Check.Fine();
    }

    @Override
    public Verdict judge(UserPolicy policy, Circumstances circumstances) {
      return switch (policy.effect()) {
        case DENY -> new Verdict.Denies();
        case REQUIRE_APPROVALS -> new Verdict.WantsApprovals(2);
        case REQUIRE_REASON -> new Verdict.WantsReason();
      };
    }
  }

  private SkillSet skills() {
    return skills;
  }

  OrgRules now() {
    return transactions.in(Orgs.ACME, rules::rules);
  }

  Approval proposed(String... boxes) {
    return ((ProposeResult.Proposed) desk.propose(Orgs.ACME, Boxes.plan(boxes), OUTSIDER, OPS, clock.instant()))
        .approval();
  }

  Approval now(Approval approval) {
    return desk.find(Orgs.ACME, approval.id()).orElseThrow();
  }

  void decide(Approval approval, MemberId member, Decision decision) {
    desk.decide(Orgs.ACME, approval.id(), approval.hash(), member, decision, clock.instant());
  }

  Reply command(MemberId member, String verb, Map<String, String> arguments) {
    return skills.command(verb)
        .orElseThrow()
        .handler()
        .run(new CommandCall(Orgs.ACME, member, OPS, new RequestKey(verb + clock.instant()), new Arguments(arguments),
            clock.instant()));
  }

  Reply press(MemberId member, String action, String value) {
    ButtonSpec button = skills.buttons().stream().filter(one -> one.action().equals(action)).findFirst().orElseThrow();
    return button.handler()
        .pressed(new Press(Orgs.ACME, member, OPS, new RequestKey("press"), value, Map.of(), clock.instant()));
  }

  Reply submit(MemberId member, String form, String token, Map<String, List<String>> answers) {
    return form(form).handler()
        .submitted(new Submission(Orgs.ACME, member, new RequestKey("sent"), token, answers, clock.instant()));
  }

  Map<String, String> faults(String form, Map<String, List<String>> answers) {
    return form(form).check().faults(answers);
  }

  private FormSpec form(String id) {
    return skills.forms().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** All the words of an answer, a part to a line. */
  static String words(Reply reply) {
    return switch (reply) {
      case Reply.ToYou(Card card) -> words(card);
      case Reply.ToChannel(_, _, Card card) -> words(card);
      case Reply.Ask(var form) -> form.title() + "\n" + form.fields()
          .stream()
          .filter(io.opsmate.skills.kernel.Field.Say.class::isInstance)
          .map(field -> ((io.opsmate.skills.kernel.Field.Say) field).text().plain())
          .collect(Collectors.joining("\n"));
      case Reply.Nothing _ -> "";
    };
  }

  static String words(Card card) {
    return card.title() + "\n" + card.parts()
        .stream()
        .filter(Card.Paragraph.class::isInstance)
        .map(part -> ((Card.Paragraph) part).text().plain())
        .collect(Collectors.joining("\n"));
  }
}

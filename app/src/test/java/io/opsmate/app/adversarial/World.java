package io.opsmate.app.adversarial;

import io.opsmate.app.adapter.prices.PriceFile;
import io.opsmate.app.sandbox.estate.DemoCloud;
import io.opsmate.commands.desk.DeskSkill;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.admin.AdminSkill;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalDigest;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.ask.AskSkill;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.investigate.InvestigateSkill;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.PlainPapers;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.ExplanationProbe;
import io.opsmate.skills.zombie.PriceList;
import io.opsmate.skills.zombie.ZombieActions;
import io.opsmate.skills.zombie.ZombieSkill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two orgs on the demo estate in memory, with every skill that has tools. */
public final class World {
  public static final MemberId MEMBER = new MemberId("U0MEMBER");
  public static final MemberId APPROVER = new MemberId("U0APPROVER");
  public static final ChannelId OPS = new ChannelId("C0OPS");
  public static final Region IRELAND = new Region("eu-west-1");

  private static final List<ActionType<?>> ACTIONS = List.of(ZombieActions.DELETE_VOLUME, ZombieActions.DELETE_SNAPSHOT,
      ZombieActions.RELEASE_ADDRESS, ZombieActions.RESTORE_VOLUME);

  final SetClock clock = SetClock.atNoon();
  final DemoCloud cloud = DemoCloud.believable(clock);
  final DemoCloud others = DemoCloud.believable(clock);
  final RecordingAudit audit = new RecordingAudit();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryReports reports = new InMemoryReports();
  final ManualJobs jobs = new ManualJobs(transactions);
  final ApprovalDesk desk;
  private final PriceList prices = PriceFile.read(Optional.empty());
  private final Clouds clouds = org -> org.equals(Orgs.ACME) ? cloud : others;
  private final Permits permits;
  private final SkillSet skills;

  public World() {
    this(List.of());
  }

  /** @param more beside the skills there are */
  World(List<Skill> more) {
    InMemoryBreakers counts = new InMemoryBreakers();
    InMemoryLedger ledger = new InMemoryLedger();
    RecordingChat chat = new RecordingChat();
    InMemoryRules rules = new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(APPROVER)), Duration.ofHours(24))));
    Gate gate = new Gate(rules, counts, new GivenRules.NoPolicies());
    Rights rights = new Rights(new ScriptedMembers());
    Estate estate = org -> new Estate.Acting.With(new ActionRegistry(ACTIONS,
        (org.equals(Orgs.ACME) ? cloud : others).handlings().recheckedBy(clouds.of(org))));
    Breakers breakers = new Breakers(counts, gate, audit, new Alarm(chat, gate));
    permits = new Permits(transactions, rules, rights);
    ApprovalBooks books = new ApprovalBooks(ledger, audit, chat, jobs, gate);
    desk = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(), estate));
    List<Skill> all = new ArrayList<>(more);
    all.addAll(List.of(
        new ZombieSkill(clouds, prices, desk,
            new ZombieSkill.Shelf(transactions, reports, audit, chat, breakers, new PlainPapers())),
        new AskSkill(new AskSkill.Books(transactions, reports, desk, new Agendas(transactions, ledger, gate, rights)),
            AskSkill.Model.NONE, permits, this::skills),
        new AuditSkill(transactions, audit, audit, permits),
        new DeskSkill(desk, new ApprovalDigest(transactions, ledger, audit)),
        new AdminSkill(new AdminSkill.State(transactions, rules, breakers, audit, audit),
            new AdminSkill.Voice(chat, new Alarm(chat, gate), jobs),
            new AdminSkill.Approvals(desk, permits, new GivenRules.NoPolicies(),
                new GlassReview(transactions, books, audit)),
            this::skills),
        new InvestigateSkill(desk, new InvestigateSkill.Books(transactions, reports, audit, audit),
            new ReportReaders(permits, this::skills))));
    skills = new SkillSet(all);
  }

  public SkillSet skills() {
    return skills;
  }

  public Permits permits() {
    return permits;
  }

  public Grammar grammar() {
    return new Grammar(skills);
  }

  public ExplanationProbe explanation(Advisor advisor) {
    return new ExplanationProbe(clouds, prices, advisor);
  }

  public ToolCall caller() {
    return new ToolCall(Orgs.ACME, MEMBER, OPS, clock.instant(), Progress.UNWATCHED);
  }

  /** An idle volume whose name and owner tag say this. */
  Volume volume(String id, String owner) {
    return new Volume(IRELAND, new VolumeId(id), "gp3", 2_000, 3_000, 125, "available", 0,
        clock.instant().minus(Duration.ofDays(99)), new Tags(Map.of("Name", owner, "team", owner)));
  }

  List<Approval> open(OrgId org) {
    return desk.open(org, 50);
  }

  Instant now() {
    return clock.instant();
  }
}

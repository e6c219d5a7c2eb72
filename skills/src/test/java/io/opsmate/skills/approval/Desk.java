package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.GivenRules;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The approval core on fakes, with a requester, two approvers and an outsider. */
final class Desk {
  static final MemberId REQUESTER = new MemberId("U0REQUESTER");
  static final MemberId APPROVER = new MemberId("U0APPROVER1");
  static final MemberId SECOND = new MemberId("U0APPROVER2");
  static final MemberId OUTSIDER = new MemberId("U0OUTSIDER");
  static final GroupId GROUP = new GroupId("S0APPROVERS");
  static final Duration LEASE = Duration.ofSeconds(30);

  final SetClock clock = SetClock.atNoon();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryLedger ledger = new InMemoryLedger();
  final RecordingAudit audit = new RecordingAudit();
  final RecordingChat chat = new RecordingChat();
  final ManualJobs jobs = new ManualJobs(transactions);
  final ScriptedMembers members = new ScriptedMembers().inGroups(APPROVER, GROUP).inGroups(SECOND, GROUP);
  final ScriptedInstances world = new ScriptedInstances();
  final SequentialIds ids = new SequentialIds();
  static final Approver IN_GROUP = new Approver.InGroup(GROUP);
  static final ApprovalRule RULE =
      ApprovalRule.of("default", 1, Set.of(IN_GROUP, new Approver.Person(REQUESTER)), Duration.ofHours(24));

  final InMemoryRules rules = new InMemoryRules(GivenRules.open(RULE));
  final InMemoryMutes mutes = new InMemoryMutes();
  final InMemoryBreakers counts = new InMemoryBreakers();
  final ScriptedPolicies policies = new ScriptedPolicies();
  final Gate gate = new Gate(rules, counts, policies);
  final ApprovalBooks books = new ApprovalBooks(ledger, audit, chat, jobs, gate);
  final Breakers breakers = new Breakers(counts, gate, audit, new Alarm(chat, gate));
  Estate.Acting acting = new Estate.Acting.With(
      new ActionRegistry(List.of(StopInstance.TYPE), List.of(new Handling<>(StopInstance.TYPE, world, world))));
  final ApprovalDesk desk;
  final ActionRunner runner;

  Desk() {
    Rights rights = new Rights(members);
    Estate estate = org -> acting;
    desk = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), ids, estate, mutes));
    runner = worker("worker-1");
    jobs.handle(ApprovalJobs.of(desk, runner));
  }

  /** Another replica on the same state. */
  ActionRunner anotherWorker(String name) {
    return worker(name);
  }

  /** The only replica there is, after another one died. */
  ActionRunner workerAlone(String name) {
    return new ActionRunner(transactions, books, breakers, org -> acting,
        new ActionRunner.Worker(name, clock, ids, LEASE, true));
  }

  Approval proposed(String... instances) {
    Plan plan = plan(instances);
    return switch (desk.propose(Orgs.ACME, plan, REQUESTER, new ChannelId("C0OPS"), clock.instant())) {
      case ProposeResult.Proposed(Approval approval) -> approval;
      case ProposeResult.AlreadyOpen open -> throw new AssertionError(open.toString());
      case ProposeResult.Muted muted -> throw new AssertionError(muted.toString());
      case ProposeResult.Denied denied -> throw new AssertionError(denied.because());
      case ProposeResult.ReadOnly readOnly -> throw new AssertionError(readOnly.toString());
    };
  }

  Plan plan(String... instances) {
    return new Plan(new SkillName("watchman"), StopInstance.TYPE.id(),
        new Plan.Deed("Stop", "idle instance", "idle instances"),
        Arrays.stream(instances)
            .map(id -> new PlanItem(new StopInstance(id), id + " m5.large", "idle for 14 d",
                MonthlyCost.exactly(Money.usd("70.08"))))
            .toList(),
        "They have been idle for two weeks", "Nothing else", "Start them again", StopInstance.TYPE.risk(),
        clock.instant().plus(ApprovalRule.LONGEST), Plan.Context.amongst(1000));
  }

  DecideResult decide(Approval approval, MemberId member, Decision decision) {
    return desk.decide(Orgs.ACME, approval.id(), approval.hash(), member, decision, clock.instant());
  }

  Approval now(Approval approval) {
    return desk.find(Orgs.ACME, approval.id()).orElseThrow();
  }

  /** Approved and with every job done that is due. */
  Approval carriedOut(Approval approval) {
    decide(approval, APPROVER, new Decision.Approve());
    jobs.runDue(clock.instant());
    return now(approval);
  }

  List<String> audited() {
    return audit.words(Orgs.ACME);
  }

  /** The org's rules, from now on. */
  void given(UnaryOperator<OrgRules> change) {
    transactions.run(Orgs.ACME, tx -> rules.save(tx, change.apply(rules.rules(tx))));
  }

  void given(ApprovalRule... those) {
    given(now -> now.withRules(List.of(those)));
  }

  private ActionRunner worker(String name) {
    return new ActionRunner(transactions, books, breakers, org -> acting,
        new ActionRunner.Worker(name, clock, ids, LEASE));
  }
}

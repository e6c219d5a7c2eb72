package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.InMemoryLedger;
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
  ApprovalRule rule = new ApprovalRule(1, Set.of(REQUESTER), Set.of(GROUP), false, Duration.ofHours(24));
  Estate.Acting acting = new Estate.Acting.With(
      new ActionRegistry(List.of(StopInstance.TYPE), List.of(new Handling<>(StopInstance.TYPE, world, world))));
  final ApprovalDesk desk;
  final ActionRunner runner;

  Desk() {
    ApprovalBooks books = new ApprovalBooks(ledger, audit, chat, jobs);
    Rights rights = new Rights((org, type) -> rule, members);
    Estate estate = org -> acting;
    desk = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), ids, estate));
    runner = worker("worker-1", books, rights, estate);
    jobs.handle(ApprovalJobs.of(desk, runner));
  }

  /** Another replica on the same state. */
  ActionRunner anotherWorker(String name) {
    return worker(name, new ApprovalBooks(ledger, audit, chat, jobs), new Rights((org, type) -> rule, members),
        org -> acting);
  }

  /** The only replica there is, after another one died. */
  ActionRunner workerAlone(String name) {
    return new ActionRunner(transactions, new ApprovalBooks(ledger, audit, chat, jobs),
        new Rights((org, type) -> rule, members), org -> acting,
        new ActionRunner.Worker(name, clock, ids, LEASE, true));
  }

  Approval proposed(String... instances) {
    Plan plan = plan(instances);
    return switch (desk.propose(Orgs.ACME, plan, REQUESTER, new ChannelId("C0OPS"), clock.instant())) {
      case ProposeResult.Proposed(Approval approval) -> approval;
      case ProposeResult.AlreadyOpen open -> throw new AssertionError(open.toString());
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
        clock.instant().plus(rule.expiry()));
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

  private ActionRunner worker(String name, ApprovalBooks books, Rights rights, Estate estate) {
    return new ActionRunner(transactions, books, rights, estate, new ActionRunner.Worker(name, clock, ids, LEASE));
  }
}

package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Handling;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.Step;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.SkillName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One action, proposed, approved and carried out by a real {@link ActionRunner}: the only way to call an executor, in
 * tests too. The re-check always agrees.
 */
public final class ApprovedRun<A extends Record & Action> {
  private static final MemberId REQUESTER = new MemberId("U0REQUESTER");
  private static final MemberId APPROVER = new MemberId("U0APPROVER");
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final SetClock clock;
  private final ActionType<A> type;
  private final ManualJobs jobs;
  private final ApprovalDesk desk;
  private final Approval approval;

  /** Not a lambda: javac links one wrongly when the action's type is an intersection. */
  private static final class Agrees<A extends Action> implements Recheck<A> {
    @Override
    public Result check(A action, Instant now) {
      return new Result.StillTrue();
    }
  }

  private ApprovedRun(SetClock clock, ActionType<A> type, Executor<A> executor, A action) {
    this.clock = clock;
    this.type = type;
    InMemoryTransactions transactions = new InMemoryTransactions();
    SequentialIds ids = new SequentialIds();
    this.jobs = new ManualJobs(transactions);
    RecordingAudit audit = new RecordingAudit();
    RecordingChat chat = new RecordingChat();
    InMemoryBreakers counts = new InMemoryBreakers();
    Gate gate = new Gate(new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(APPROVER)), Duration.ofDays(7)))), counts, new GivenRules.NoPolicies());
    ApprovalBooks books = new ApprovalBooks(new InMemoryLedger(), audit, chat, jobs, gate);
    Rights rights = new Rights(new ScriptedMembers());
    Estate estate = org -> new Estate.Acting.With(
        new ActionRegistry(List.of(type), List.of(new Handling<>(type, new Agrees<>(), executor))));
    this.desk = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), ids, estate));
    jobs.handle(ApprovalJobs.of(desk, new ActionRunner(transactions, books,
        new Breakers(counts, gate, audit, new Alarm(chat, gate)), estate,
        new ActionRunner.Worker("worker-1", clock, ids, LEASE))));
    this.approval = propose(action);
  }

  /** Approved, and not begun. */
  public static <A extends Record & Action> ApprovedRun<A> of(SetClock clock, ActionType<A> type, Executor<A> executor,
      A action) {
    ApprovedRun<A> run = new ApprovedRun<>(clock, type, executor, action);
    run.desk.decide(Orgs.ACME, run.approval.id(), run.approval.hash(), APPROVER, new Decision.Approve(),
        clock.instant());
    return run;
  }

  /** Does what is due now. */
  public ApprovedRun<A> go() {
    jobs.runDue(clock.instant());
    assertThat(jobs.failures()).isEmpty();
    return this;
  }

  /** Lets time pass, then does what is due. */
  public ApprovedRun<A> after(Duration time) {
    clock.advance(time);
    return go();
  }

  /** Lets a worker that is gone lose its claim; another goes on. */
  public ApprovedRun<A> afterACrash() {
    return after(LEASE.plusSeconds(1));
  }

  public Step step() {
    if (state() instanceof ApprovalState.Running running) {
      return running.steps().getFirst();
    }
    throw new AssertionError("not running but " + state());
  }

  public Outcome outcome() {
    if (state() instanceof ApprovalState.Finished finished) {
      return finished.outcomes().getFirst();
    }
    throw new AssertionError("not finished but " + state());
  }

  private ApprovalState state() {
    return desk.find(Orgs.ACME, approval.id()).orElseThrow().state();
  }

  private Approval propose(A action) {
    PlanItem item = new PlanItem(action, action.resource().id(), "it is waste", MonthlyCost.exactly(Money.usd("1.00")));
    Plan plan = new Plan(new SkillName("zombie"), type.id(), new Plan.Deed("Remove", "thing", "things"), List.of(item),
        "It is waste", "Nothing else", "None", type.risk(), clock.instant().plus(Duration.ofDays(7)));
    if (desk.propose(Orgs.ACME, plan, REQUESTER, new ChannelId("C0OPS"),
        clock.instant()) instanceof ProposeResult.Proposed(Approval proposed)) {
      return proposed;
    }
    throw new AssertionError("not proposed");
  }
}

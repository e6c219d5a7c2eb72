package io.opsmate.app.fault;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.jobs.Retry;
import io.opsmate.app.adapter.jobs.SchedulerJobs;
import io.opsmate.app.adapter.json.JcsPlanCodec;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.json.RulesJson;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresBreakers;
import io.opsmate.app.adapter.postgres.PostgresCardCopies;
import io.opsmate.app.adapter.postgres.PostgresHomeViewers;
import io.opsmate.app.adapter.postgres.PostgresInbox;
import io.opsmate.app.adapter.postgres.PostgresKnownFiles;
import io.opsmate.app.adapter.postgres.PostgresLedger;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.app.adapter.postgres.PostgresRules;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.OutboxChat;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.Pictures;
import io.opsmate.commands.relay.Relay;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Handling;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The approval core, its jobs and its relay on a real PostgreSQL, wired by hand, with a clock that the test moves. */
final class Replica implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(45);
  static final int QUORUM = 2;

  /** Two of three people; never the requester. */
  static final OrgRules RULES = GivenRules.open(ApprovalRule.of("two", QUORUM,
      Case.APPROVERS.stream().<Approver>map(Approver.Person::new).collect(Collectors.toSet()), Duration.ofHours(24)));

  private static final Json JSON = new Json();

  final SetClock clock;
  final ApprovalDesk desk;
  final ActionRunner runner;
  final PostgresTransactions transactions;
  final Relay relay;
  final SchedulerJobs scheduler;
  private final Jobs jobs;
  private final Inbox inbox;

  /** Where it runs: on which state, in which world. */
  record Place(DataSource app, World world) {}

  /** Who it is. {@code alone}: nobody else can be alive on this state. */
  record Self(String name, SetClock clock, boolean alone, int threads) {
    static Self of(String name, Instant startsAt) {
      return new Self(name, new SetClock(startsAt), false, 1);
    }
  }

  Replica(Place place, Self self, Wiring wiring) {
    this.clock = self.clock();
    Ids ids = new TimeOrderedIds();
    DataSource source = wiring.source(place.app());
    this.transactions = new PostgresTransactions(source);
    this.scheduler = new SchedulerJobs(source, transactions, new SchedulerJobs.Settings(JSON, ids, clock,
        self.threads(), Duration.ofSeconds(10), Retry.DEFAULT, (_, _) -> {
        }));
    this.jobs = wiring.jobs(scheduler);
    this.inbox = wiring.inbox(new PostgresInbox());
    JcsPlanCodec codec = new JcsPlanCodec(List.of(Boxes.SCRAP), JSON);
    ApprovalLedger ledger = wiring.ledger(new PostgresLedger(codec));
    AuditTrail audit = wiring.audit(new PostgresAudit(TestDatabase.VAULT));
    Outbox outbox = wiring.outbox(new PostgresOutbox(transactions, JSON, ids));
    Chat chat = wiring.chat(new MarkedChat(
        new OutboxChat(outbox, new PostgresHomeViewers(), new CardRenderer(), ids, clock, () -> {
        })));
    Gate gate = new Gate(new PostgresRules(new RulesJson(JSON), _ -> wiring.rules(RULES)), new PostgresBreakers(),
        new GivenRules.NoPolicies());
    ApprovalBooks books = new ApprovalBooks(ledger, audit, chat, jobs, gate);
    Estate estate = estate(new Boxers(place.world(), clock), wiring);
    this.desk = new ApprovalDesk(transactions, books, new Rights(wiring.members(new ScriptedMembers())),
        new ApprovalDesk.Drafting(codec, ids, estate));
    this.runner = new ActionRunner(transactions, books,
        new Breakers(new PostgresBreakers(), gate, audit, new Alarm(chat, gate)), estate,
        new ActionRunner.Worker(self.name(), clock, ids, LEASE, self.alone()));
    SlackPost slack = wiring.slack(new WorldSlack(place.world()));
    this.relay = new Relay(outbox,
        new Delivery(new Delivery.Workspaces(_ -> Optional.of(slack), new Pace(clock),
            new Pictures(transactions, new PostgresKnownFiles(), clock), _ -> false), transactions,
            wiring.copies(new PostgresCardCopies()), (_, _) -> Optional.empty(),
            (_, _) -> HomePublisher.Drawn.overAny("{}")),
        clock, new Random(1));
    ApprovalJobs.of(desk, runner).forEach(spec -> scheduler.handle(List.of(wrapped(spec, wiring))));
    scheduler.handle(List.of(new JobSpec<>(Pressing.TYPE, wiring.job("press", Pressing.on(desk)))));
    if (self.alone()) {
      scheduler.releaseThoseOfTheDead();
    }
    scheduler.start();
  }

  /** A press as it comes from Slack: the first delivery becomes a job, any further one nothing. */
  void press(Case one, RequestKey request, Pressing pressing) {
    transactions.run(one.org(), tx -> {
      if (inbox.accept(tx, request, clock.instant())) {
        jobs.enqueue(tx, Pressing.TYPE, request.value(), pressing, clock.instant());
      }
    });
  }

  @Override
  public void close() {
    scheduler.close();
  }

  private static Estate estate(Boxers boxers, Wiring wiring) {
    ActionRegistry registry = new ActionRegistry(Set.of(Boxes.SCRAP),
        List.of(new Handling<>(Boxes.SCRAP, wiring.recheck(boxers), wiring.executor(boxers))));
    return _ -> new Estate.Acting.With(registry);
  }

  private static <P extends Record> JobSpec<P> wrapped(JobSpec<P> spec, Wiring wiring) {
    return new JobSpec<>(spec.type(), wiring.job(spec.type().name(), spec.handler()));
  }
}

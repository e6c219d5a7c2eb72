package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.jobs.Forgetting;
import io.opsmate.app.adapter.jobs.ForgettingCounts;
import io.opsmate.app.adapter.jobs.JobGaveUp;
import io.opsmate.app.adapter.jobs.OverdueApprovals;
import io.opsmate.app.adapter.jobs.SchedulerJobs;
import io.opsmate.app.adapter.jobs.SigningCheckpoints;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.AuditCheckpoints;
import io.opsmate.app.adapter.postgres.PostgresAudit;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.desk.Cancellations;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.talk.CardLinks;
import io.opsmate.commands.talk.RequestsGivenUp;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalLedger;
import io.opsmate.skills.approval.ApprovalRef;
import io.opsmate.skills.approval.GivenUp;
import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Background work: who enqueues it, and what does it. */
@Factory
@Requires(beans = DatabaseStart.class)
final class JobsFactory {
  @Singleton
  @Bean(preDestroy = "close")
  SchedulerJobs jobs(Database database, Transactions transactions, Json json, Ids ids, InstantSource clock,
      Provider<GivenUp> givenUp, Provider<RequestsGivenUp> requests) {
    return new SchedulerJobs(database.source(), transactions, SchedulerJobs.Settings.of(json, ids, clock)
        .with((tx, job) -> {
          givenUp.get().tell(tx, new GivenUp.Work(job.type(), about(json, job), job.because(), job.at()));
          WaitedFor.in(json, job).ifPresent(request -> requests.get().tell(tx, request, job.at()));
        }));
  }

  @Singleton
  RequestsGivenUp requestsGivenUp(TalkMemory memory, CardCopies copies, Outbox outbox, CardRenderer renderer) {
    return new RequestsGivenUp(memory, copies, outbox, renderer);
  }

  @Singleton
  GivenUp givenUp(ApprovalBooks books, Alarm alarm) {
    return new GivenUp(books, alarm);
  }

  private static Optional<ApprovalId> about(Json json, JobGaveUp.Job job) {
    return ApprovalJobs.isOne(job.type()) && !job.payload().isEmpty()
        ? Optional.of(ApprovalId.parse(json.read(job.payload(), ApprovalRef.class).approval()))
        : Optional.empty();
  }

  /** Starts when everything that does jobs is there. */
  @Context
  RunningJobs running(SchedulerJobs jobs, SkillSet skills, ApprovalWork approvals, SlackWork slack, Upkeep upkeep,
      Database database) {
    if (database.isOursAlone()) {
      jobs.releaseThoseOfTheDead();
    }
    jobs.handle(skills.jobs())
        .handle(ApprovalJobs.of(approvals.desk(), approvals.runner()))
        .handle(List.of(new JobSpec<>(DeskJobs.LEFT, slack.departures()),
            new JobSpec<>(CardLinks.JOB, slack.links())))
        .handle(DeskJobs.of(slack.asked(), slack.visits()))
        .takeLong(Set.of(DeskJobs.WORDS.name(), "zombie-explain", "digest-words"))
        .every(List.of(upkeep.forgetting().hourly(), upkeep.overdue().everyFiveMinutes(),
            upkeep.signing().everyMinute(), upkeep.counts().daily()))
        .start();
    return new RunningJobs();
  }

  /** Says that jobs run. */
  record RunningJobs() {}

  /** What does the approval core's jobs. */
  record ApprovalWork(ApprovalDesk desk, ActionRunner runner) {}

  /** What does the jobs that requests from Slack become. */
  record SlackWork(DeskJobs.Asked asked, DeskJobs.Visits visits, Departures departures, CardLinks links) {}

  /** What is done every so often. */
  record Upkeep(Forgetting forgetting, OverdueApprovals overdue, SigningCheckpoints signing,
      ForgettingCounts counts) {}

  @Singleton
  ApprovalWork approvalWork(ApprovalDesk desk, ActionRunner runner) {
    return new ApprovalWork(desk, runner);
  }

  @Singleton
  SlackWork slackWork(DeskJobs.Asked asked, DeskJobs.Visits visits, Departures departures, CardLinks links) {
    return new SlackWork(asked, visits, departures, links);
  }

  @Singleton
  Forgetting.Kept kept(Inbox inbox, PostgresOutbox outbox, KnownFiles files, Cancellations cancellations,
      TalkMemory talk) {
    return new Forgetting.Kept(inbox, outbox, files, cancellations, talk);
  }

  @Singleton
  Upkeep upkeep(PostgresOrgs orgs, Transactions transactions, Forgetting.Kept kept, ApprovalLedger ledger,
      SchedulerJobs jobs, SigningCheckpoints signing, ForgettingCounts counts, InstantSource clock) {
    return new Upkeep(new Forgetting(orgs, transactions, kept, clock),
        new OverdueApprovals(orgs, transactions, ledger, jobs, clock), signing, counts);
  }

  @Singleton
  ForgettingCounts counts(PostgresOrgs orgs, Transactions transactions, BreakerLedger breakers, InstantSource clock) {
    return new ForgettingCounts(orgs, transactions, breakers, clock);
  }

  @Singleton
  SigningCheckpoints signing(PostgresOrgs orgs, Transactions transactions, AuditCheckpoints checkpoints,
      PostgresAudit audit, InstantSource clock) {
    return new SigningCheckpoints(orgs, transactions, checkpoints, audit, clock);
  }
}

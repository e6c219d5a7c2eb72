package io.opsmate.app.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.JcsPlanCodec;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.PostgresBreakers;
import io.opsmate.app.adapter.postgres.PostgresCancellations;
import io.opsmate.app.adapter.postgres.PostgresInbox;
import io.opsmate.app.adapter.postgres.PostgresKnownFiles;
import io.opsmate.app.adapter.postgres.PostgresLedger;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.app.adapter.postgres.PostgresTalk;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.rules.BreakerLedger.Beginning;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final PostgresTransactions transactions = database.transactions();
  private final Json json = new Json();
  private final PostgresOrgs orgs = new PostgresOrgs(transactions, new TimeOrderedIds());
  private final PostgresKnownFiles files = new PostgresKnownFiles();
  private final SetClock clock = SetClock.atNoon();

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aRequestIsForgottenAfterADayInEveryOrg() {
    PostgresInbox inbox = new PostgresInbox();
    Forgetting forgetting = new Forgetting(orgs, transactions,
        new Forgetting.Kept(inbox, outbox(), files, new PostgresCancellations(), new PostgresTalk()), clock);
    List<OrgId> both = List.of(Orgs.ACME, Orgs.OTHER);
    both.forEach(org -> accept(inbox, org));

    clock.advance(Duration.ofHours(24));
    forgetting.forget();
    assertThat(both).noneMatch(org -> accept(inbox, org));

    clock.advance(Duration.ofSeconds(1));
    forgetting.forget();
    assertThat(both).allMatch(org -> accept(inbox, org));
  }

  @Test
  void theKeyOfALetterIsForgottenAWeekAfterItLeft() {
    PostgresOutbox outbox = outbox();
    put(outbox);
    outbox.sent(outbox.claim(clock.instant(), clock.instant().plusSeconds(30), 1).getFirst(), clock.instant());

    clock.advance(Duration.ofDays(7).plusSeconds(1));
    new Forgetting(orgs, transactions,
        new Forgetting.Kept(new PostgresInbox(), outbox, files, new PostgresCancellations(), new PostgresTalk()), clock)
        .forget();
    put(outbox);

    assertThat(outbox.depth().waiting()).isOne();
  }

  @Test
  void afterAMonthAPictureIsUploadedAnew() {
    transactions.run(Orgs.ACME, tx -> files.keep(tx, "ab", "F1", clock.instant()));

    clock.advance(Duration.ofDays(30).plusSeconds(1));
    new Forgetting(orgs, transactions,
        new Forgetting.Kept(new PostgresInbox(), outbox(), files, new PostgresCancellations(), new PostgresTalk()),
        clock).forget();

    Optional<String> known = transactions.in(Orgs.ACME, tx -> files.of(tx, "ab"));
    assertThat(known).isEmpty();
  }

  @Test
  void anOverdueRequestIsExpiredByAJob() {
    List<String> enqueued = new ArrayList<>();
    Jobs jobs = new Jobs() {
      @Override
      public <P extends Record> void enqueue(Tx tx, JobType<P> type, String key, P payload, Instant at) {
        enqueued.add(type.id() + " " + key);
      }
    };
    JcsPlanCodec codec = new JcsPlanCodec(List.of(Boxes.SCRAP), json);
    PostgresLedger ledger = new PostgresLedger(codec);
    Approval approval = Boxes.pending(codec, new TimeOrderedIds().next(), "b-1");
    transactions.run(Orgs.ACME, tx -> ledger.add(tx, approval));
    OverdueApprovals sweep = new OverdueApprovals(orgs, transactions, ledger, jobs, clock);

    sweep.sweep();
    assertThat(enqueued).isEmpty();

    clock.moveTo(approval.plan().expiresAt());
    sweep.sweep();
    assertThat(enqueued).containsExactly("approval-expire/1 sweep:" + approval.id());
  }

  @Test
  void whatBreakersCountedIsForgottenAfterEightDays() {
    SkillName zombie = new SkillName("zombie");
    PostgresBreakers breakers = new PostgresBreakers();
    ForgettingCounts forgetting = new ForgettingCounts(orgs, transactions, breakers, clock);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List.of(Orgs.ACME, Orgs.OTHER).forEach(org -> transactions.run(org, tx -> {
      breakers.began(tx, new Beginning(zombie, "attempt", "", clock.instant()));
      breakers.counted(tx, zombie, "volumes", today, 3);
    }));

    clock.advance(Duration.ofDays(8));
    forgetting.forget();
    assertThat(counted(breakers, zombie, today)).containsExactly(1, 1, 1, 1);

    clock.advance(Duration.ofDays(1));
    forgetting.forget();
    assertThat(counted(breakers, zombie, today)).containsExactly(0, 0, 0, 0);
  }

  /** In each org: beginnings, and days with a count. */
  private List<Integer> counted(PostgresBreakers breakers, SkillName skill, LocalDate day) {
    return Stream.of(Orgs.ACME, Orgs.OTHER)
        .flatMap(org -> transactions.in(org, tx -> Stream.of(breakers.begunSince(tx, skill, Instant.EPOCH),
            breakers.counts(tx, skill, "volumes", day, day.plusDays(1)).size())))
        .toList();
  }

  private PostgresOutbox outbox() {
    return new PostgresOutbox(transactions, json, new TimeOrderedIds());
  }

  private void put(PostgresOutbox outbox) {
    transactions.run(Orgs.ACME,
        tx -> outbox.put(tx, "key", new Letter.Home(new MemberId("U0ANA")), clock.instant()));
  }

  private boolean accept(PostgresInbox inbox, OrgId org) {
    return transactions.in(org, tx -> inbox.accept(tx, new RequestKey("key"), clock.instant()));
  }
}

package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets requests and sent letters that can no longer come twice. */
public final class Forgetting {
  /** Longer than Slack delivers again. Source: design, section 5. */
  private static final Duration REQUESTS = Duration.ofHours(24);

  /** Longer than any job that puts a letter is tried again. */
  private static final Duration LETTERS = Duration.ofDays(7);

  private final PostgresOrgs orgs;
  private final Transactions transactions;
  private final Inbox inbox;
  private final PostgresOutbox outbox;
  private final InstantSource clock;

  public Forgetting(PostgresOrgs orgs, Transactions transactions, Inbox inbox, PostgresOutbox outbox,
      InstantSource clock) {
    this.orgs = orgs;
    this.transactions = transactions;
    this.inbox = inbox;
    this.outbox = outbox;
    this.clock = clock;
  }

  public Recurring hourly() {
    return new Recurring("forget", Duration.ofHours(1), this::forget);
  }

  void forget() {
    Instant now = clock.instant();
    orgs.all().forEach(org -> transactions.run(org.id(), tx -> {
      inbox.forget(tx, now.minus(REQUESTS));
      outbox.forget(tx, now.minus(LETTERS));
    }));
  }
}

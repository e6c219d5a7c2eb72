package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.commands.desk.Cancellations;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Forgets requests and sent letters that can no longer come twice, conversations nobody comes back to, and pictures that
 * nobody draws any more.
 */
public final class Forgetting {
  /** Longer than Slack delivers again. Source: design, section 5. */
  private static final Duration REQUESTS = Duration.ofHours(24);

  /** Longer than any job that puts a letter is tried again. */
  private static final Duration LETTERS = Duration.ofDays(7);

  /** As long as somebody may come back to a thread; ADR 0030. */
  private static final Duration CONVERSATIONS = Duration.ofDays(7);

  /** Longer than most cards change. A picture that is forgotten is uploaded again when it is shown again. */
  private static final Duration PICTURES = Duration.ofDays(30);

  private final PostgresOrgs orgs;
  private final Transactions transactions;
  private final Kept kept;
  private final InstantSource clock;

  public Forgetting(PostgresOrgs orgs, Transactions transactions, Kept kept, InstantSource clock) {
    this.orgs = orgs;
    this.transactions = transactions;
    this.kept = kept;
    this.clock = clock;
  }

  /** What grows with each message, and is cut back. */
  public record Kept(Inbox inbox, PostgresOutbox outbox, KnownFiles files, Cancellations cancellations,
      TalkMemory talk) {}

  public Recurring hourly() {
    return new Recurring("forget", Duration.ofHours(1), this::forget);
  }

  void forget() {
    Instant now = clock.instant();
    orgs.all().forEach(org -> transactions.run(org.id(), tx -> {
      kept.inbox().forget(tx, now.minus(REQUESTS));
      kept.outbox().forget(tx, now.minus(LETTERS));
      kept.cancellations().forget(tx, now.minus(REQUESTS));
      kept.talk().forget(tx, now.minus(CONVERSATIONS));
      kept.files().forget(tx, now.minus(PICTURES));
    }));
  }
}

package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.skills.approval.rules.BreakerLedger;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** Forgets what circuit breakers counted, once no limit looks at it any more. */
public final class ForgettingCounts {
  /** Longer than any limit looks back; the longest is the median of the 7 days before. */
  private static final Period KEPT = Period.ofDays(8);

  private final PostgresOrgs orgs;
  private final Transactions transactions;
  private final BreakerLedger breakers;
  private final InstantSource clock;

  public ForgettingCounts(PostgresOrgs orgs, Transactions transactions, BreakerLedger breakers, InstantSource clock) {
    this.orgs = orgs;
    this.transactions = transactions;
    this.breakers = breakers;
    this.clock = clock;
  }

  public Recurring daily() {
    return new Recurring("forget-counts", Duration.ofDays(1), this::forget);
  }

  void forget() {
    LocalDate before = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(KEPT);
    orgs.all().forEach(org -> transactions.run(org.id(), tx -> breakers.forget(tx, before)));
  }
}

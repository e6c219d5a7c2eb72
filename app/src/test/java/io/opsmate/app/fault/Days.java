package io.opsmate.app.fault;

import io.opsmate.skills.kernel.RequestKey;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Lets time pass for one replica and one case until nothing is left to be done: people ask and press (and press again when
 * nothing seems to come of it), jobs run, letters leave, the clock goes on to whatever is due next.
 */
final class Days {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_ROUNDS = 120;

  private final Replica replica;
  private final DataSource admin;
  private final Instant since;

  Days(Replica replica, DataSource admin) {
    this.replica = replica;
    this.admin = admin;
    this.since = replica.clock.instant();
  }

  /** How a request stands, as the database shows it. */
  record Standing(UUID approval, String hash, String state, List<String> voters) {
    boolean isOver() {
      return List.of("FINISHED", "DECLINED", "EXPIRED").contains(state);
    }
  }

  /** What people see of the newest request. */
  Optional<Standing> standing(Case one) {
    return Rows.first(admin, row -> new Standing(row.getObject("id", UUID.class), row.getString("plan_hash"),
        row.getString("state"), List.of((String[]) row.getArray("voters").getArray())),
        "SELECT a.id, a.plan_hash, a.state, array(SELECT v.member FROM approval_vote v WHERE v.org_id = a.org_id"
            + " AND v.approval_id = a.id) AS voters FROM approval a WHERE org_id = ? ORDER BY proposed_at DESC LIMIT 1",
        one.org().value());
  }

  void untilSettled(Case one) {
    lettingGoOfTheDead();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      act(one);
      work();
      if (isSettled(one)) {
        return;
      }
      onward();
    }
    throw new AssertionError("not settled: " + standing(one) + ", " + waiting(one));
  }

  /** Asks once; approves as two people, whose presses Slack delivers twice. */
  void act(Case one) {
    Optional<Standing> now = standing(one);
    if (now.isEmpty()) {
      replica.desk.propose(one.org(), one.plan(replica.clock.instant()), Case.REQUESTER, one.channel(),
          replica.clock.instant());
      now = standing(one);
    }
    Standing seen = now.orElseThrow();
    if (seen.state().equals("PENDING")) {
      for (var member : List.of(Case.FIRST, Case.SECOND)) {
        Pressing press = new Pressing(seen.approval().toString(), seen.hash(), member.value(), Pressing.APPROVE);
        for (int delivery = 0; delivery < 2; delivery++) {
          replica.press(one, new RequestKey("press:" + member), press);
        }
      }
    }
  }

  /** Everything that is due now. */
  void work() {
    do {
      replica.scheduler.poke();
      await(() -> count("SELECT count(*) FROM scheduled_tasks WHERE NOT picked AND execution_time <= ?"
          + " OR picked AND last_heartbeat >= ?", replica.clock.instant(), since) == 0);
    } while (replica.relay.runOnce(replica.clock.instant()) > 0);
  }

  boolean isSettled(Case one) {
    return standing(one).filter(Standing::isOver).isPresent() && waiting(one) == 0;
  }

  private long waiting(Case one) {
    return Rows.first(admin, row -> row.getLong(1),
        "SELECT count(*) FROM chat_outbox_due WHERE org_id = ? AND NOT is_set_aside", one.org().value()).orElseThrow();
  }

  /** On to whatever is due next, which is never more than an hour away while something is left to be done. */
  void onward() {
    Instant now = replica.clock.instant();
    Rows.first(admin, row -> row.getTimestamp(1), "SELECT min(at) FROM (SELECT execution_time AS at FROM scheduled_tasks"
        + " WHERE NOT picked UNION ALL SELECT greatest(due_at, leased_until) FROM chat_outbox_due WHERE NOT is_set_aside"
        + ") due WHERE at > ? AND at < ?", Timestamp.from(now), Timestamp.from(now.plus(Duration.ofHours(1))))
        .ifPresent(next -> replica.clock.moveTo(next.toInstant()));
  }

  /** The scheduler looks for jobs of the dead when it starts; before it has, time must not go on. */
  private void lettingGoOfTheDead() {
    await(() -> count("SELECT count(*) FROM scheduled_tasks WHERE picked AND last_heartbeat < ?",
        since.minusSeconds(21)) == 0);
  }

  private long count(String sql, Instant... values) {
    return Rows.first(admin, row -> row.getLong(1), sql,
        java.util.Arrays.stream(values).map(Timestamp::from).toArray()).orElseThrow();
  }

  private static void await(java.util.function.BooleanSupplier done) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("jobs did not come to an end");
      }
      LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
    }
  }
}

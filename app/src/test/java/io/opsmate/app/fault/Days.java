package io.opsmate.app.fault;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Lets time pass for one replica and one case until nothing is left to be done: people ask and press (and press again when
 * nothing seems to come of it), jobs run, letters leave, the clock goes on to whatever is due next.
 */
final class Days {
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final int MOST_ROUNDS = 120;

  private final Replica replica;
  private final DataSource admin;
  private Instant since;

  Days(Replica replica, DataSource admin) {
    this.replica = replica;
    this.admin = admin;
    this.since = replica.clock.instant();
  }

  /** How a request stands, as the database shows it. */
  record Standing(UUID approval, String hash, String state) {
    boolean isPending() {
      return state.equals("PENDING");
    }

    boolean isOver() {
      return List.of("FINISHED", "DECLINED", "EXPIRED").contains(state);
    }
  }

  /** What people see of the requests. */
  List<Standing> standing(Case one) {
    return Rows.list(admin, row -> new Standing(row.getObject("id", UUID.class), row.getString("plan_hash"),
        row.getString("state")), "SELECT id, plan_hash, state FROM approval WHERE org_id = ? ORDER BY proposed_at",
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
    throw new AssertionError(
        "not settled at " + replica.clock.instant() + ": " + standing(one) + ", " + waiting(one) + " letters wait");
  }

  /** Asks once; approves as two people, whose presses Slack delivers twice. Who is told to try again later does. */
  void act(Case one) {
    try {
      if (standing(one).isEmpty()) {
        replica.desk.propose(one.org(), one.plan(replica.clock.instant()), Case.REQUESTER, one.channel(),
            replica.clock.instant());
      }
      standing(one).stream().filter(Standing::isPending).forEach(seen -> approve(one, seen));
    } catch (RetriableFailure _) {
      replica.clock.advance(Duration.ofSeconds(1));
    }
  }

  private void approve(Case one, Standing seen) {
    for (MemberId member : List.of(Case.FIRST, Case.SECOND)) {
      Pressing press = new Pressing(seen.approval().toString(), seen.hash(), member.value(), Pressing.APPROVE);
      for (int delivery = 0; delivery < 2; delivery++) {
        replica.press(one, new RequestKey("press:" + member + ":" + seen.approval() + seen.hash()), press);
      }
    }
  }

  /** Everything that is due now. What a lost connection left in the scheduler's hands is let go of after its heartbeats. */
  void work() {
    do {
      replica.scheduler.poke();
      if (!await(this::isIdle)) {
        replica.scheduler.close();
        replica.clock.advance(Duration.ofSeconds(30));
        since = replica.clock.instant();
        replica.scheduler.start();
        lettingGoOfTheDead();
      }
    } while (lettersLeave());
  }

  private boolean isIdle() {
    return count("SELECT count(*) FROM scheduled_tasks WHERE NOT picked AND execution_time <= ?"
        + " OR picked AND last_heartbeat >= ?", replica.clock.instant(), since) == 0;
  }

  /** A round of the relay; one that breaks off goes on in the next, as the real loop does. */
  private boolean lettersLeave() {
    try {
      return replica.relay.runOnce(replica.clock.instant()) > 0;
    } catch (RetriableFailure _) {
      return true;
    }
  }

  boolean isSettled(Case one) {
    return !standing(one).isEmpty() && standing(one).stream().allMatch(Standing::isOver) && waiting(one) == 0;
  }

  private long waiting(Case one) {
    return Rows.first(admin, row -> row.getLong(1),
        "SELECT count(*) FROM chat_outbox_due WHERE org_id = ? AND NOT is_set_aside", one.org().value()).orElseThrow();
  }

  /** On to whatever is due next, which is never more than three hours away while something is left to be done. */
  void onward() {
    Instant now = replica.clock.instant();
    Rows.first(admin, row -> row.getTimestamp(1),
        "SELECT at FROM (SELECT execution_time AS at FROM scheduled_tasks"
            + " WHERE NOT picked UNION ALL SELECT greatest(due_at, leased_until) FROM chat_outbox_due WHERE NOT is_set_aside"
            + ") due WHERE at > ? AND at < ? ORDER BY at LIMIT 1",
        Timestamp.from(now), Timestamp.from(now.plus(Duration.ofHours(3))))
        .ifPresent(next -> replica.clock.moveTo(next.toInstant()));
  }

  /** The scheduler looks for jobs of the dead when it starts; before it has, time must not go on. */
  private void lettingGoOfTheDead() {
    for (int tries = 0; !await(() -> count("SELECT count(*) FROM scheduled_tasks WHERE picked AND last_heartbeat < ?",
        since.minusSeconds(21)) == 0); tries++) {
      if (tries == 20) {
        throw new AssertionError("jobs of the dead are not let go of");
      }
    }
  }

  private long count(String sql, Instant... values) {
    return Rows.first(admin, row -> row.getLong(1), sql,
        java.util.Arrays.stream(values).map(Timestamp::from).toArray()).orElseThrow();
  }

  private static boolean await(BooleanSupplier done) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
    }
    return true;
  }
}

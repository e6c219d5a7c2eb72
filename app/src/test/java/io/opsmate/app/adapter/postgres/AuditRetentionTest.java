package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.postgres.AuditRetention.Result;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old entries go one way only: by the owner, up to a signed checkpoint, while no hold is in force. */
class AuditRetentionTest {
  private static final Instant NOW = TrailStage.NOON.plus(Duration.ofDays(400));
  private final TrailStage stage = new TrailStage();
  private final AuditHolds holds = new AuditHolds(stage.audit);
  private final AuditRetention retention =
      new AuditRetention(stage.database.app(), stage.checkpoints, stage.audit);

  /** Signed at #10 a long time ago, at #14 a day ago; sixteen in all. */
  @BeforeEach
  void start() {
    stage.add(10);
    stage.sign(TrailStage.NOON);
    stage.add(4);
    stage.sign(NOW.minus(Duration.ofDays(1)));
    stage.add(2);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void whatIsOldGoesUpToACheckpointAndTheRestIsStillProved() {
    assertThat(preview()).isEqualTo(new Result.WouldRemove(10, 10));
    assertThat(remove()).isEqualTo(new Result.Removed(10, 10));

    AuditProof.Verdict verdict = stage.check();
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.begins()).isEqualTo(11);
    assertThat(verdict.ends()).isEqualTo(17);
    String last = stage.database.transactions()
        .in(Orgs.ACME, tx -> Sql.in(tx, "SELECT what FROM audit_event WHERE seq = 17")
            .first(row -> row.text("what"))
            .orElseThrow());
    assertThat(last).isEqualTo("audit.retained");
    assertThat(count("audit_detail")).isEqualTo(7);
    assertThat(remove()).isInstanceOf(Result.NothingOldEnough.class);
  }

  @Test
  void anEntryMissingAfterTheNewBeginningIsStillFound() {
    remove();
    stage.tamper("DELETE FROM audit_detail WHERE seq = 11", "DELETE FROM audit_event WHERE seq = 11");

    assertThat(stage.faults()).first().extracting(ChainFault::seq).isEqualTo(11L);
  }

  @Test
  void moreThanTheAnchorCoversIsFound() {
    stage.tamper("DELETE FROM audit_detail WHERE seq <= 10", "DELETE FROM audit_event WHERE seq <= 10");

    assertThat(stage.faults()).first().satisfies(fault -> {
      assertThat(fault.seq()).isEqualTo(1);
      assertThat(fault.what()).isEqualTo("the entries #1 to #10 are missing");
    });
  }

  @Test
  void aTrailWithAFaultIsNotShortened() {
    stage.tamper("UPDATE audit_event SET what = 'test.nothing' WHERE seq = 3");

    assertThat(remove()).isEqualTo(new Result.Refused(
        "the trail does not hold (entry #3: the entry was changed); ./opsmate audit verify tells more"));
    assertThat(count("audit_event")).isEqualTo(16);
  }

  @Test
  void aHoldKeepsEverythingUntilItIsReleased() {
    UUID hold = new UUID(0, 1);
    stage.database.transactions().run(Orgs.ACME, tx -> holds.place(tx, hold, "case 12", "counsel", TrailStage.NOON));

    assertThat(preview()).isInstanceOf(Result.Refused.class);
    assertThat(remove()).isInstanceOfSatisfying(Result.Refused.class,
        refused -> assertThat(refused.because()).contains("legal hold", "case 12", "counsel"));
    assertThatThrownBy(() -> asOwner(tx -> Sql.in(tx,
        "INSERT INTO audit_anchor (org_id, seq, removed, moved_at) VALUES (?, 10, 10, ?)")
        .with(tx.org().value(), NOW)
        .update())).hasMessageContaining("legal hold");
    assertThatThrownBy(() -> stage.database.transactions()
        .run(Orgs.ACME, tx -> Sql.in(tx, "DELETE FROM audit_detail WHERE seq = 1").update()))
        .hasMessageContaining("legal hold");

    assertThat(release(hold)).isTrue();
    assertThat(release(hold)).isFalse();
    assertThat(remove()).isEqualTo(new Result.Removed(10, 10));
  }

  @Test
  void aHoldOfAnotherOrgIsItsOwnMatter() {
    stage.add(Orgs.OTHER, AuditEntry.byOpsMate(TrailStage.NOON, "test.other", "other", Map.of()));
    stage.database.transactions()
        .run(Orgs.OTHER, tx -> holds.place(tx, new UUID(0, 2), "case 13", "counsel", TrailStage.NOON));

    assertThat(remove()).isEqualTo(new Result.Removed(10, 10));
  }

  @Test
  void theApplicationCanRemoveNothingWhateverItSets() {
    for (String statement : new String[]{"DELETE FROM audit_event WHERE seq = 1", "DELETE FROM audit_checkpoint",
      "INSERT INTO audit_anchor (org_id, seq, removed, moved_at) SELECT org_id, 10, 10, signed_at FROM audit_checkpoint"
          + " WHERE seq = 10",
      "UPDATE audit_hold SET reason = 'none'", "DELETE FROM audit_hold", "UPDATE audit_checkpoint SET seq = 1",
      "UPDATE audit_signing_key SET public_key = sealed"}) {
      assertThatThrownBy(() -> stage.database.transactions().run(Orgs.ACME, tx -> {
        Sql.in(tx, "SELECT set_config('opsmate.audit_retention', 'on', true)").list(_ -> true);
        Sql.in(tx, statement).update();
      })).as(statement).isInstanceOf(PermanentFailure.class).hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
        () -> retention.remove(Orgs.ACME, NOW.minus(Duration.ofDays(300)), stage.database.app(), "me", NOW))
        .hasMessageContaining("permission denied");
    assertThat(stage.check().rows()).isEqualTo(16);
  }

  @Test
  void notEvenTheOwnerRemovesWhatNoAnchorCovers() {
    assertThatThrownBy(() -> asOwner(tx -> Sql.in(tx, "DELETE FROM audit_detail WHERE seq = 1").update()
        + Sql.in(tx, "DELETE FROM audit_event WHERE seq = 1").update())).hasMessageContaining("only added to");
    assertThatThrownBy(() -> asOwner(tx -> {
      Sql.in(tx, "SELECT set_config('opsmate.audit_retention', 'on', true)").list(_ -> true);
      Sql.in(tx, "DELETE FROM audit_detail WHERE seq = 1").update();
      return Sql.in(tx, "DELETE FROM audit_event WHERE seq = 1").update();
    })).hasMessageContaining("entry 1 is not covered by an anchor");
    assertThatThrownBy(() -> asOwner(tx -> Sql.in(tx,
        "INSERT INTO audit_anchor (org_id, seq, removed, moved_at) VALUES (?, 9, 9, ?)")
        .with(tx.org().value(), NOW)
        .update())).as("no checkpoint is at #9").hasMessageContaining("violates foreign key");
  }

  private int asOwner(java.util.function.Function<io.opsmate.skills.ports.Tx, Integer> work) {
    DataSource owner = stage.owner();
    return new PostgresTransactions(owner).in(Orgs.ACME, work);
  }

  private boolean release(UUID hold) {
    return stage.database.transactions().in(Orgs.ACME, tx -> holds.release(tx, hold, "counsel", NOW));
  }

  private Result preview() {
    return retention.preview(Orgs.ACME, NOW.minus(Duration.ofDays(300)));
  }

  private Result remove() {
    return retention.remove(Orgs.ACME, NOW.minus(Duration.ofDays(300)), stage.owner(), "operator", NOW);
  }

  private long count(String table) {
    return stage.database.transactions()
        .in(Orgs.ACME, tx -> Sql.in(tx, "SELECT count(*) AS found FROM " + table).first(row -> row.number("found")))
        .orElseThrow();
  }
}

package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The secret of the pseudonyms is sealed, also where an older version left it in plain. */
class AuditSecretTest {
  private final TrailStage stage = new TrailStage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aPlainSecretIsSealedAtItsFirstUseAndGoesADayLater() {
    byte[] plain = new byte[32];
    plain[5] = 7;
    stage.database.transactions()
        .run(Orgs.ACME, tx -> Sql.in(tx,
            "INSERT INTO audit_secret (org_id, secret) VALUES (?, ?)").with(tx.org().value(), plain).update());

    stage.add(1);
    assertThat(secret()).isEqualTo(plain);
    assertThat(columns()).isEqualTo("plain and sealed");

    forget(Duration.ofHours(23));
    assertThat(columns()).isEqualTo("plain and sealed");
    forget(Duration.ofHours(25));
    assertThat(columns()).isEqualTo("sealed");
    assertThat(secret()).isEqualTo(plain);
  }

  @Test
  void aNewSecretIsNeverPlain() {
    stage.add(1);

    assertThat(columns()).isEqualTo("sealed");
  }

  @Test
  void entriesOfOlderVersionsAreFoundByTheirPerson() {
    stage.add(2);
    String derived = stage.database.transactions()
        .in(Orgs.ACME, tx -> AuditChain.derivedPseudonym(
            new AuditSecret(stage.vault).of(PostgresTx.of(tx), TrailStage.NOON), TrailStage.ANA));
    stage.tamper("UPDATE audit_mention SET key = '" + derived + "' WHERE seq = 1");

    List<AuditStory.Line> found = stage.database.transactions()
        .in(Orgs.ACME, tx -> new AuditReader(new Json(), stage.vault)
            .search(tx, new AuditStory.Search.Who(TrailStage.ANA), AuditStory.END, 10));
    assertThat(found).hasSize(2);
  }

  @Test
  void withoutItsMasterKeyNothingIsWrittenAndTheKeyIsNamed() {
    stage.add(1);
    byte[] other = new byte[MasterKey.LENGTH];
    Arrays.fill(other, (byte) 9);
    PostgresAudit locked = new PostgresAudit(new Vault(List.of(MasterKey.of(other))));

    assertThatThrownBy(() -> stage.database.transactions()
        .run(Orgs.ACME, tx -> locked.record(tx, io.opsmate.skills.approval.AuditEntry.byOpsMate(TrailStage.NOON,
            "test.locked", "subject", java.util.Map.of()))))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("sealed with master key");
    assertThat(stage.check().rows()).isEqualTo(1);
  }

  private byte[] secret() {
    return stage.database.transactions()
        .in(Orgs.ACME, tx -> new AuditSecret(stage.vault).of(PostgresTx.of(tx), TrailStage.NOON));
  }

  private void forget(Duration later) {
    stage.database.transactions()
        .run(Orgs.ACME, tx -> stage.audit.forgetPlainSecrets(tx, TrailStage.NOON.plus(later)));
  }

  private String columns() {
    return stage.database.transactions()
        .in(Orgs.ACME, tx -> Sql.in(tx, "SELECT concat_ws(' and ', CASE WHEN secret IS NOT NULL THEN 'plain' END,"
            + " CASE WHEN sealed IS NOT NULL THEN 'sealed' END) AS what FROM audit_secret")
            .first(row -> row.text("what")))
        .orElseThrow();
  }
}

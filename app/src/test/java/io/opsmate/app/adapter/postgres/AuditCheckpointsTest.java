package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditCheckpointsTest {
  /** Ed25519 test vector 1. Source: RFC 8032, 7.1; as PKCS#8. */
  private static final String RFC_8032 =
      "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

  private final TrailStage stage = new TrailStage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void theFirstEntryIsSignedAtOnceAndLaterOnesWithinTheHour() {
    stage.add(1);
    assertThat(ifDue(TrailStage.NOON)).map(Checkpoint::seq).contains(1L);

    stage.add(2);
    assertThat(ifDue(TrailStage.NOON.plus(Duration.ofMinutes(59)))).isEmpty();
    assertThat(ifDue(TrailStage.NOON.plus(Duration.ofMinutes(60)))).map(Checkpoint::seq).contains(3L);
    assertThat(ifDue(TrailStage.NOON.plus(Duration.ofDays(1)))).as("nothing was added").isEmpty();
  }

  @Test
  void aThousandEntriesAreSignedWithoutWaiting() {
    stage.add(1);
    ifDue(TrailStage.NOON);
    stage.database.transactions().run(Orgs.ACME, tx -> {
      for (int i = 0; i < 999; i++) {
        stage.audit.record(tx, io.opsmate.skills.approval.AuditEntry.byOpsMate(TrailStage.NOON, "test.many", "many",
            java.util.Map.of()));
      }
    });
    assertThat(ifDue(TrailStage.NOON.plusSeconds(1))).isEmpty();

    stage.add(1);
    assertThat(ifDue(TrailStage.NOON.plusSeconds(1))).map(Checkpoint::seq).contains(1001L);
  }

  @Test
  void anEndThatIsSignedIsNotSignedAgain() {
    stage.add(1);
    stage.sign(TrailStage.NOON);

    Optional<Checkpoint> again =
        stage.database.transactions().in(Orgs.ACME, tx -> stage.checkpoints.sign(tx, TrailStage.NOON));
    assertThat(again).isEmpty();
  }

  @Test
  void anOrgWithoutEntriesIsNotSigned() {
    assertThat(ifDue(TrailStage.NOON)).isEmpty();
  }

  @Test
  void aGivenKeySignsAndItsPublicKeyIsTheOneThatBelongsToIt() {
    SigningKey given = SigningKey.parse(RFC_8032);
    AuditKeys keys = new AuditKeys(stage.vault, Optional.of(given));
    stage.add(1);

    Checkpoint signed = stage.database.transactions()
        .in(Orgs.ACME, tx -> new AuditCheckpoints(keys).sign(tx, TrailStage.NOON))
        .orElseThrow();

    assertThat(Base64.getEncoder().encodeToString(given.publicKey()))
        .isEqualTo("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    assertThat(SigningKey.fits(given.publicKey(), signed.words(), signed.signature())).isTrue();
    assertThat(stage.database.transactions().in(Orgs.ACME, keys::all)).singleElement().satisfies(key -> {
      assertThat(key.isFromSettings()).isTrue();
      assertThat(key.isBelieved()).isTrue();
    });
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> SigningKey.parse("c2VjcmV0")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void eachOrgHasAKeyOfItsOwn() {
    stage.add(1);
    stage.sign(TrailStage.NOON);
    String theirs = stage.database.transactions()
        .in(Orgs.OTHER, tx -> stage.keys.currentKey(tx, TrailStage.NOON))
        .id();

    assertThat(stage.database.transactions().in(Orgs.ACME, stage.keys::all)).extracting(AuditKeys.KnownKey::id)
        .doesNotContain(theirs);
  }

  private Optional<Checkpoint> ifDue(Instant now) {
    return stage.database.transactions().in(Orgs.ACME, tx -> stage.checkpoints.signIfDue(tx, now));
  }
}

package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Secret;
import io.opsmate.app.install.Grant;
import io.opsmate.app.install.Tokens;
import io.opsmate.app.install.Workspace;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.testkit.SetClock;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresInstallationsTest {
  private static final Instant NOON = SetClock.NOON;
  private static final Instant LATER = NOON.plus(Duration.ofMinutes(5));
  private static final MasterKey KEY = MasterKey.of(new byte[32]);

  private final TestDatabase database = TestDatabase.fresh();
  private final PostgresInstallations installations = with(new Vault(List.of(KEY)));

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aWorkspaceThatInstallsAgainIsTheSameOrgWithItsNewToken() {
    OrgId first = installations.keep(grant("T0ALPHA", "xoxb-1"), NOON);
    OrgId other = installations.keep(grant("T0BETA", "xoxb-other"), NOON);

    OrgId again = installations.keep(grant("T0ALPHA", "xoxb-2"), LATER);

    assertThat(again).isEqualTo(first).isNotEqualTo(other);
    assertThat(token(first)).contains("xoxb-2");
    assertThat(token(other)).contains("xoxb-other");
    assertThat(trail(first)).containsExactly("workspace.installed", "workspace.installed");
  }

  @Test
  void tokensAreStoredSealedAndBoundToTheirOrg() throws SQLException {
    OrgId alpha = installations.keep(rotating("T0ALPHA", NOON), NOON);
    OrgId beta = installations.keep(grant("T0BETA", "xoxb-beta"), NOON);

    try (Connection admin = database.admin()) {
      assertThat(Sql.on(admin, "SELECT bot_token, refresh_token FROM installation WHERE org_id = ?")
          .with(alpha.value())
          .list(row -> text(row.bytes("bot_token")) + text(row.bytes("refresh_token")))).singleElement()
          .asString()
          .doesNotContain("xox");
      Sql.on(admin, "UPDATE installation SET bot_token = (SELECT bot_token FROM installation WHERE org_id = ?)"
          + " WHERE org_id = ?").with(beta.value(), alpha.value()).update();
    }

    assertThatThrownBy(() -> installations.tokens(alpha)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void leavingErasesTheTokensOnceAndIsOnRecord() throws SQLException {
    OrgId org = installations.keep(rotating("T0ALPHA", NOON), NOON);

    installations.left(org, "app_uninstalled", LATER, LATER);
    installations.left(org, "tokens_revoked", LATER, LATER);

    assertThat(installations.tokens(org)).isEmpty();
    assertThat(installations.hasLeft(org)).isTrue();
    assertThat(installations.installed(List.of("T0ALPHA"))).isEmpty();
    assertThat(trail(org)).containsExactly("workspace.installed", "workspace.uninstalled");
    try (Connection admin = database.admin()) {
      assertThat(Sql.on(admin, "SELECT 1 FROM installation WHERE bot_token IS NULL AND refresh_token IS NULL")
          .list(_ -> true)).hasSize(1);
    }
  }

  @Test
  void whoLeftAndComesBackGoesOnAsTheSameOrg() {
    OrgId org = installations.keep(grant("T0ALPHA", "xoxb-1"), NOON);
    installations.left(org, "app_uninstalled", LATER, LATER);

    assertThat(installations.keep(grant("T0ALPHA", "xoxb-2"), LATER.plusSeconds(60))).isEqualTo(org);
    assertThat(installations.hasLeft(org)).isFalse();
    assertThat(token(org)).contains("xoxb-2");
  }

  @Test
  void aRemovalFromBeforeTheInstallationChangesNothing() {
    OrgId org = installations.keep(grant("T0ALPHA", "xoxb-2"), LATER);

    installations.left(org, "app_uninstalled", NOON, LATER.plusSeconds(1));

    assertThat(token(org)).contains("xoxb-2");
    assertThat(trail(org)).containsExactly("workspace.installed");
  }

  @Test
  void aWorkspaceOfItsOwnGoesBeforeItsEnterprise() {
    OrgId enterprise = installations.keep(grant("E0ALL", "xoxb-e"), NOON);
    OrgId team = installations.keep(grant("T0ALPHA", "xoxb-t"), NOON);

    assertThat(installations.installed(List.of("T0ALPHA", "E0ALL"))).contains(team);
    assertThat(installations.installed(List.of("T0OTHER", "E0ALL"))).contains(enterprise);
    assertThat(installations.installed(List.of("T0OTHER"))).isEmpty();
    assertThat(installations.installed(List.of())).isEmpty();
  }

  @Test
  void ofManyReplicasOneRenewsAToken() throws Exception {
    OrgId org = installations.keep(rotating("T0ALPHA", LATER), NOON);
    Callable<Optional<Secret>> replica =
        () -> installations.claimRenewal(org, LATER.plusSeconds(1), NOON, NOON.plusSeconds(60));

    int claimed = 0;
    try (ExecutorService replicas = Executors.newFixedThreadPool(6)) {
      for (Future<Optional<Secret>> one : replicas.invokeAll(Collections.nCopies(12, replica))) {
        claimed += one.get().isPresent() ? 1 : 0;
      }
    }

    assertThat(claimed).isEqualTo(1);
    assertThat(installations.claimRenewal(org, LATER.plusSeconds(1), NOON.plusSeconds(60), LATER)).isPresent();
  }

  @Test
  void aTokenThatIsNotDueIsNotRenewed() {
    OrgId org = installations.keep(rotating("T0ALPHA", LATER), NOON);
    OrgId plain = installations.keep(grant("T0BETA", "xoxb-1"), NOON);

    assertThat(installations.claimRenewal(org, LATER, NOON, LATER)).isEmpty();
    assertThat(installations.claimRenewal(plain, LATER, NOON, LATER)).isEmpty();
  }

  @Test
  void aRenewalThatComesAfterANewInstallationIsDropped() {
    OrgId org = installations.keep(rotating("T0ALPHA", LATER), NOON);
    installations.claimRenewal(org, LATER.plusSeconds(1), NOON, LATER);
    installations.keep(grant("T0ALPHA", "xoxb-new"), NOON.plusSeconds(5));

    installations.renewed(org, tokens("xoxb-late", LATER), LATER);

    assertThat(token(org)).contains("xoxb-new");
  }

  @Test
  void renewedTokensTakeThePlaceOfTheOld() {
    OrgId org = installations.keep(rotating("T0ALPHA", LATER), NOON);
    installations.claimRenewal(org, LATER.plusSeconds(1), NOON, NOON.plusSeconds(60));

    installations.renewed(org, tokens("xoxe.xoxb-2", LATER.plusSeconds(999)), NOON.plusSeconds(60));

    assertThat(installations.tokens(org)).contains(tokens("xoxe.xoxb-2", LATER.plusSeconds(999)));
  }

  @Test
  void anOlderKeysTokensAreSealedAgain() {
    OrgId org = installations.keep(rotating("T0ALPHA", LATER), NOON);
    byte[] bytes = new byte[32];
    bytes[0] = 1;
    MasterKey fresh = MasterKey.of(bytes);
    PostgresInstallations both = with(new Vault(List.of(fresh, KEY)));

    assertThat(database.transactions().in(org, both::reseal)).isEqualTo(2);
    assertThat(database.transactions().in(org, both::reseal)).isZero();

    assertThat(with(new Vault(List.of(fresh))).tokens(org)).isPresent();
    assertThatThrownBy(() -> installations.tokens(org)).isInstanceOf(PermanentFailure.class);
  }

  private PostgresInstallations with(Vault vault) {
    return new PostgresInstallations(database.transactions(), vault, new PostgresAudit(TestDatabase.VAULT),
        new TimeOrderedIds());
  }

  private Optional<String> token(OrgId org) {
    return installations.tokens(org).map(Tokens::access).map(Secret::value);
  }

  private List<String> trail(OrgId org) {
    return database.transactions()
        .in(org, tx -> new AuditReader(new Json(), TestDatabase.VAULT).newest(tx, 10))
        .reversed()
        .stream()
        .map(AuditReader.Entry::what)
        .toList();
  }

  private static Grant grant(String workspace, String token) {
    return grant(workspace, new Tokens(new Secret(token), Optional.empty()));
  }

  private static Grant rotating(String workspace, Instant expiresAt) {
    return grant(workspace, tokens("xoxe.xoxb-1", expiresAt));
  }

  private static Tokens tokens(String token, Instant expiresAt) {
    return new Tokens(new Secret(token), Optional.of(new Tokens.Renewal(new Secret("xoxe-1-refresh"), expiresAt)));
  }

  private static Grant grant(String workspace, Tokens tokens) {
    return new Grant(new Workspace(workspace, "Workspace " + workspace), "A0OPSMATE", "U0BOT", "commands",
        new MemberId("U0ADMIN"), tokens);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

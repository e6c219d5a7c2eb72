package io.opsmate.app.install;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings.SlackApp;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BotTokensTest {
  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final SetClock clock = SetClock.atNoon();
  private final InMemoryInstallations installations = new InMemoryInstallations();
  private final SlackClients clients = new SlackClients(SLACK.baseUrl() + "/api/");
  private final BotTokens tokens = new BotTokens(installations, new SlackOAuth(clients.anonymous(),
      new SlackApp("1.2", new Secret("client secret"), Optional.empty()), "https://opsmate.example.com/back", clock),
      clock);

  @AfterEach
  void disconnect() {
    clients.close();
  }

  @Test
  void aTokenIsReadOnceInAWhile() {
    installations.tokens = plain("xoxb-1");
    tokens.of(Orgs.ACME);
    installations.tokens = plain("xoxb-2");

    assertThat(tokens.of(Orgs.ACME)).contains("xoxb-1");
    clock.advance(BotTokens.REMEMBERED);
    assertThat(tokens.of(Orgs.ACME)).contains("xoxb-2");
    assertThat(installations.reads).isEqualTo(2);
  }

  @Test
  void aWorkspaceThatComesBackIsServedAtOnce() {
    assertThat(tokens.of(Orgs.ACME)).isEmpty();

    installations.tokens = plain("xoxb-1");

    assertThat(tokens.of(Orgs.ACME)).contains("xoxb-1");
  }

  @Test
  void aRefusedTokenIsReadAgainAtOnce() {
    installations.tokens = plain("xoxb-1");
    tokens.of(Orgs.ACME);
    installations.tokens = plain("xoxb-2");

    tokens.refused("xoxb-1", "invalid_auth");

    assertThat(tokens.of(Orgs.ACME)).contains("xoxb-2");
    assertThat(installations.left).isEmpty();
  }

  @Test
  void aTokenOnFileThatIsRevokedIsAWorkspaceThatLeft() {
    installations.tokens = plain("xoxb-1");
    tokens.of(Orgs.ACME);

    tokens.refused("xoxb-1", "token_revoked");

    assertThat(installations.left).containsExactly("token_revoked");
    assertThat(tokens.of(Orgs.ACME)).isEmpty();
  }

  @Test
  void anOldTokenThatIsRevokedIsNot() {
    installations.tokens = plain("xoxb-1");
    tokens.of(Orgs.ACME);
    installations.tokens = plain("xoxb-2");

    tokens.refused("xoxb-1", "token_revoked");
    tokens.refused("xoxb-somebody-elses", "token_revoked");

    assertThat(installations.left).isEmpty();
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() {
    slackRenews();
    installations.tokens = rotating("xoxe.xoxb-1", clock.instant().plus(BotTokens.AHEAD).plusSeconds(1));
    assertThat(tokens.of(Orgs.ACME)).contains("xoxe.xoxb-1");

    clock.advance(BotTokens.REMEMBERED);

    assertThat(tokens.of(Orgs.ACME)).contains("xoxe.xoxb-2");
    assertThat(installations.tokens).contains(new Tokens(new Secret("xoxe.xoxb-2"),
        Optional.of(new Tokens.Renewal(new Secret("xoxe-1-b"), clock.instant().plusSeconds(43_200)))));
    SLACK.verify(1, postRequestedFor(urlEqualTo("/api/oauth.v2.access"))
        .withRequestBody(containing("grant_type=refresh_token"))
        .withRequestBody(containing("refresh_token=xoxe-1-a")));
  }

  @Test
  void whileAnotherReplicaRenewsTheOldTokenServesAsLongAsItLives() {
    installations.renewingElsewhere = true;
    Instant end = clock.instant().plusSeconds(60);
    installations.tokens = rotating("xoxe.xoxb-1", end);

    assertThat(tokens.of(Orgs.ACME)).contains("xoxe.xoxb-1");
    clock.advance(Duration.ofSeconds(61));
    assertThatThrownBy(() -> tokens.of(Orgs.ACME)).isInstanceOf(RetriableFailure.class)
        .hasMessageContaining("expired");
    SLACK.verify(0, postRequestedFor(urlEqualTo("/api/oauth.v2.access")));
  }

  @Test
  void aSlackThatDoesNotRenewLeavesTheOldToken() {
    slackSays(serverError());
    installations.tokens = rotating("xoxe.xoxb-1", clock.instant().plusSeconds(60));
    assertThat(tokens.of(Orgs.ACME)).contains("xoxe.xoxb-1");

    slackSays(okJson("{\"ok\":false,\"error\":\"invalid_refresh_token\"}"));
    tokens.forget(Orgs.ACME);
    assertThat(tokens.of(Orgs.ACME)).contains("xoxe.xoxb-1");
  }

  @Test
  void aTokenThatCannotBeOpenedIsWaitedForAndNotTakenForARemoval() {
    installations.fault = new PermanentFailure("sealed with another key", new IllegalStateException());

    assertThatThrownBy(() -> tokens.of(Orgs.ACME)).isInstanceOf(RetriableFailure.class);
  }

  private static void slackRenews() {
    slackSays(okJson("""
        {"ok":true,"token_type":"bot","access_token":"xoxe.xoxb-2","refresh_token":"xoxe-1-b","expires_in":43200,
         "team":{"id":"T1","name":"One"},"enterprise":null,"is_enterprise_install":false}"""));
  }

  private static void slackSays(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/oauth.v2.access")).willReturn(answer));
  }

  private static Optional<Tokens> plain(String token) {
    return Optional.of(new Tokens(new Secret(token), Optional.empty()));
  }

  private static Optional<Tokens> rotating(String token, Instant expiresAt) {
    return Optional.of(new Tokens(new Secret(token),
        Optional.of(new Tokens.Renewal(new Secret("xoxe-1-a"), expiresAt))));
  }
}

package io.opsmate.app.install;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings.SlackApp;
import io.opsmate.app.install.InstallFlow.Begin;
import io.opsmate.app.install.InstallFlow.End;
import io.opsmate.app.install.InstallFlow.Return;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.testkit.SetClock;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallFlowTest {
  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String REDIRECT = "https://opsmate.example.com/slack/oauth_redirect";
  private static final SlackApp APP = new SlackApp("1.2", new Secret("client secret"), Optional.of("A0OPSMATE"));
  private static final String GRANTED = """
      {"ok":true,"app_id":"A0OPSMATE","token_type":"bot","access_token":"xoxb-1","bot_user_id":"U0BOT",
       "scope":"commands,chat:write","authed_user":{"id":"U0ADMIN"},"team":{"id":"T0ALPHA","name":"Alpha"},
       "enterprise":null,"is_enterprise_install":false}""";

  private final SetClock clock = SetClock.atNoon();
  private final InMemoryInstallations installations = new InMemoryInstallations();
  private final Slips slips = new Slips();
  private final SlackClients clients = new SlackClients(SLACK.baseUrl() + "/api/");
  private final InstallFlow flow =
      new InstallFlow(slips, new SlackOAuth(clients.anonymous(), APP, REDIRECT, clock), installations,
          new InstallFlow.App(APP, URI.create("https://slack.com/oauth/v2/authorize"), REDIRECT,
              List.of("chat:write", "commands")));

  /** States in memory. */
  private static final class Slips implements OneTimeStates {
    final Map<String, Instant> open = new HashMap<>();

    @Override
    public boolean issue(String state, Instant now, Instant expiresAt) {
      return open.size() < 2 && open.put(state, expiresAt) == null;
    }

    @Override
    public boolean use(String state, Instant now) {
      Instant end = open.remove(state);
      return end != null && now.isBefore(end);
    }
  }

  @BeforeEach
  void slackGrants() {
    slackSays(okJson(GRANTED));
  }

  @AfterEach
  void disconnect() {
    clients.close();
  }

  @Test
  void theBrowserIsSentToSlackWithTheScopesOfTheManifestAndAStateOfItsOwn() {
    Begin.To one = begin();
    Begin.To other = begin();

    assertThat(one.slack()).hasToString("https://slack.com/oauth/v2/authorize?client_id=1.2"
        + "&scope=chat%3Awrite%2Ccommands&redirect_uri=https%3A%2F%2Fopsmate.example.com%2Fslack%2Foauth_redirect&state="
        + one.state());
    assertThat(one.state()).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(other.state());
    assertThat(flow.begin(clock.instant())).isInstanceOf(Begin.Busy.class);
  }

  @Test
  void whatWasGrantedIsKept() {
    End end = finish(back("code", begin().state()));

    assertThat(end).isEqualTo(new End.Installed(new Workspace("T0ALPHA", "Alpha")));
    assertThat(installations.kept).containsExactly(new Grant(new Workspace("T0ALPHA", "Alpha"), "A0OPSMATE", "U0BOT",
        "commands,chat:write", new MemberId("U0ADMIN"), new Tokens(new Secret("xoxb-1"), Optional.empty())));
    SLACK.verify(postRequestedFor(urlEqualTo("/api/oauth.v2.access")).withRequestBody(containing("code=code"))
        .withRequestBody(containing("redirect_uri=https%3A%2F%2Fopsmate.example.com")));
  }

  @Test
  void aWholeEnterpriseIsOneInstallation() {
    slackSays(okJson(GRANTED.replace("\"team\":{\"id\":\"T0ALPHA\",\"name\":\"Alpha\"}", "\"team\":null")
        .replace("\"enterprise\":null,\"is_enterprise_install\":false",
            "\"enterprise\":{\"id\":\"E0ALL\",\"name\":\"All\"},\"is_enterprise_install\":true")));

    assertThat(finish(back("code", begin().state()))).isEqualTo(new End.Installed(new Workspace("E0ALL", "All")));
  }

  @Test
  void aStateIsOfUseOnce() {
    String state = begin().state();
    finish(back("code", state));

    assertThat(finish(back("code", state))).isInstanceOfSatisfying(End.Refused.class,
        refused -> assertThat(refused.status()).isEqualTo(400));
    assertThat(installations.kept).hasSize(1);
  }

  @Test
  void anotherBrowsersStateIsRefusedAndStaysGoodForItsOwn() {
    String state = begin().state();
    String other = begin().state();

    nothingComesOf(new Return(Optional.of("code"), Optional.of(state), Optional.empty(), Optional.of(other)));
    nothingComesOf(new Return(Optional.of("code"), Optional.of(state), Optional.empty(), Optional.empty()));
    nothingComesOf(new Return(Optional.of("code"), Optional.empty(), Optional.empty(), Optional.of(state)));
    assertThat(finish(back("code", state))).isInstanceOf(End.Installed.class);
  }

  @Test
  void aStateThatWasNeverIssuedOrIsTooOldIsRefused() {
    nothingComesOf(back("code", "made up"));
    String state = begin().state();
    clock.advance(InstallFlow.PATIENCE);
    nothingComesOf(back("code", state));
  }

  @Test
  void sayingNoOnSlacksPageIsNoError() {
    String state = begin().state();

    End end =
        finish(new Return(Optional.empty(), Optional.of(state), Optional.of("access_denied"), Optional.of(state)));

    assertThat(end).isEqualTo(new End.Refused(200, "You did not allow it on Slack's page.",
        "Begin again if that was not what you wanted."));
    assertThat(installations.kept).isEmpty();
  }

  @Test
  void anotherAppThanOursIsNotKept() {
    slackSays(okJson(GRANTED.replace("A0OPSMATE", "A0EVIL")));

    nothingComesOf(back("code", begin().state()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ok\":false,\"error\":\"invalid_code\"}", "{\"ok\":false,\"error\":\"<script>\"}",
    "{\"ok\":true}", "not JSON"})
  void whatSlackRefusesOrSaysStrangelyIsNotKept(String answer) {
    slackSays(okJson(answer));

    nothingComesOf(back("code", begin().state()));
  }

  @Test
  void aTokenOfAPersonIsNotKept() {
    slackSays(okJson(GRANTED.replace("\"token_type\":\"bot\"", "\"token_type\":\"user\"")));

    nothingComesOf(back("code", begin().state()));
  }

  @Test
  void aSlackThatDoesNotAnswerInstallsNothing() {
    slackSays(serverError());

    nothingComesOf(back("code", begin().state()));
  }

  private Begin.To begin() {
    return (Begin.To) flow.begin(clock.instant());
  }

  private End finish(Return from) {
    return flow.finish(from, clock.instant());
  }

  private void nothingComesOf(Return from) {
    assertThat(finish(from)).isInstanceOfSatisfying(End.Refused.class, refused -> {
      assertThat(refused.status()).isGreaterThanOrEqualTo(400);
      assertThat(refused.what()).doesNotContain("<", "xox");
    });
    assertThat(installations.kept).isEmpty();
  }

  private static Return back(String code, String state) {
    return new Return(Optional.of(code), Optional.of(state), Optional.empty(), Optional.of(state));
  }

  private static void slackSays(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/oauth.v2.access")).willReturn(answer));
  }
}

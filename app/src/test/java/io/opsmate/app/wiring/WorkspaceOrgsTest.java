package io.opsmate.app.wiring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.commands.edge.Orgs.Lookup;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceOrgsTest {
  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final WorkspaceOrgs.Waits LONG =
      new WorkspaceOrgs.Waits(Duration.ofSeconds(20), Duration.ofMillis(5));
  private static final WorkspaceOrgs.Waits SHORT = new WorkspaceOrgs.Waits(Duration.ofMillis(50), Duration.ofHours(1));

  private final TestDatabase database = TestDatabase.fresh();
  private final PostgresOrgs state = new PostgresOrgs(database.transactions(), new TimeOrderedIds());
  private final DefaultOrg org = new DefaultOrg(state.defaultOrg("default", SetClock.NOON).id());
  private final SlackClients clients = new SlackClients(SLACK.baseUrl() + "/api/");

  @AfterEach
  void stop() {
    clients.close();
    database.close();
  }

  @Test
  void requestsOfTheTokensWorkspaceAreTheDefaultOrgs() {
    slackSays(okJson("{\"ok\":true,\"team_id\":\"T1\",\"enterprise_id\":\"E1\"}"));

    try (WorkspaceOrgs orgs = asking(LONG)) {
      assertThat(orgs.byTeam("T1", null)).isEqualTo(new Lookup.Found(org.id()));
      assertThat(orgs.byTeam("T2", "E1")).isEqualTo(new Lookup.Found(org.id()));
      assertThat(orgs.byTeam("T2", null)).isInstanceOf(Lookup.Foreign.class);
      assertThat(state.find(org.id()).flatMap(PostgresOrgs.Org::slackTeam)).contains("T1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 429, 403})
  void aSlackInTroubleIsAskedAgain(int status) {
    slackSaysFirst(aResponse().withStatus(status));

    try (WorkspaceOrgs orgs = asking(LONG)) {
      assertThat(orgs.byTeam("T1", null)).isEqualTo(new Lookup.Found(org.id()));
    }
  }

  @Test
  void aTokenThatIsNotAcceptedIsAskedAboutAgain() {
    slackSaysFirst(okJson("{\"ok\":false,\"error\":\"invalid_auth\"}"));

    try (WorkspaceOrgs orgs = asking(LONG)) {
      assertThat(orgs.byTeam("T2", null)).isInstanceOf(Lookup.Foreign.class);
    }
  }

  @Test
  void untilSlackHasSaidItNobodyIsServedAndTheDatabaseIsNotBlamed() {
    slackSays(aResponse().withStatus(500));

    try (WorkspaceOrgs orgs = asking(SHORT)) {
      assertThat(orgs.byTeam("T1", null)).isInstanceOfSatisfying(Lookup.NotYet.class,
          not -> assertThat(not.because()).contains("Nothing was recorded", "Slack").doesNotContain("database"));
    }
  }

  @Test
  void aStandInWithoutAuthTestLeavesTheSignatureAsProof() {
    slackSays(aResponse().withStatus(404));
    try (WorkspaceOrgs orgs = asking(LONG)) {
      assertThat(orgs.byTeam("T7", null)).isEqualTo(new Lookup.Found(org.id()));
    }

    slackSays(okJson("{\"ok\":false,\"error\":\"unknown_method\"}"));
    try (WorkspaceOrgs orgs = asking(LONG)) {
      assertThat(orgs.byTeam("T7", null)).isEqualTo(new Lookup.Found(org.id()));
    }
  }

  @Test
  void anotherWorkspacesTokenOnThisDatabaseServesNobody() {
    state.isSlackTeam(org.id(), "T1");
    slackSays(okJson("{\"ok\":true,\"team_id\":\"T2\"}"));

    try (WorkspaceOrgs orgs = asking(LONG)) {
      assertThat(orgs.byTeam("T2", null)).isInstanceOf(Lookup.Foreign.class);
    }
    assertThat(state.find(org.id()).flatMap(PostgresOrgs.Org::slackTeam)).isEqualTo(Optional.of("T1"));
  }

  private WorkspaceOrgs asking(WorkspaceOrgs.Waits waits) {
    return WorkspaceOrgs.asking(state, org, clients.with("xoxb-1"), waits);
  }

  private static void slackSays(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/auth.test")).willReturn(answer));
  }

  private static void slackSaysFirst(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/auth.test")).inScenario("trouble")
        .whenScenarioStateIs(Scenario.STARTED)
        .willReturn(answer)
        .willSetStateTo("over"));
    SLACK.stubFor(post(urlEqualTo("/api/auth.test")).inScenario("trouble")
        .whenScenarioStateIs("over")
        .willReturn(okJson("{\"ok\":true,\"team_id\":\"T1\"}")));
  }
}

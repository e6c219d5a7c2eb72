package io.opsmate.commands.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Members.Standing;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMembersTest {
  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final MemberId ANN = new MemberId("U0ANN");
  private static final GroupId INFRA = new GroupId("S0INFRA");

  private final SetClock clock = SetClock.atNoon();
  private SlackClients clients;
  private SlackMembers members;

  @BeforeEach
  void workspace() {
    clients = new SlackClients(SLACK.baseUrl() + "/api/", Duration.ofSeconds(10));
    members = new SlackMembers(org -> Optional.of(clients.with("xoxb-test")), clock);
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"team_id\":\"T1\"}}");
    says("auth.test", "{\"ok\":true,\"team_id\":\"T1\"}");
    says("usergroups.users.list", "{\"ok\":true,\"users\":[\"U0BOB\",\"U0ANN\"]}");
  }

  @AfterEach
  void disconnect() {
    clients.close();
  }

  @Test
  void memberOfTheGroupIsActiveInIt() {
    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of(INFRA)));
  }

  @Test
  void memberOutsideTheGroupIsActiveInNone() {
    says("usergroups.users.list", "{\"ok\":true,\"users\":[\"U0BOB\"]}");

    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of()));
  }

  @Test
  void withoutGroupsThePersonIsStillAskedFor() {
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"deleted\":true}}");

    assertThat(ask()).isInstanceOf(Standing.Barred.class);
  }

  @ParameterizedTest
  @CsvSource({"deleted,deactivated", "is_bot,bots", "is_workflow_bot,bots", "is_restricted,guests",
    "is_ultra_restricted,guests", "is_stranger,other workspaces"})
  void noHumanMemberInGoodStandingIsBarred(String flag, String because) {
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"team_id\":\"T1\",\"" + flag + "\":true}}");

    assertThat(ask(INFRA)).isInstanceOfSatisfying(Standing.Barred.class,
        barred -> assertThat(barred.because()).contains(because));
  }

  @Test
  void personOfAnotherWorkspaceIsBarred() {
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"team_id\":\"T2\"}}");

    assertThat(ask(INFRA)).isInstanceOf(Standing.Barred.class);
  }

  @Test
  void personOfTheSameEnterpriseIsNotBarred() {
    says("users.info",
        "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"team_id\":\"T2\",\"enterprise_user\":{\"enterprise_id\":\"E1\"}}}");
    says("auth.test", "{\"ok\":true,\"team_id\":\"T1\",\"enterprise_id\":\"E1\"}");

    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of(INFRA)));
  }

  @Test
  void personNobodyKnowsIsBarred() {
    says("users.info", "{\"ok\":false,\"error\":\"user_not_found\"}");

    assertThat(ask(INFRA)).isInstanceOf(Standing.Barred.class);
  }

  @Test
  void aMissingScopeIsNamed() {
    says("users.info",
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\",\"provided\":\"chat:write\"}");

    assertThat(ask(INFRA)).isEqualTo(
        new Standing.Unknown("Slack's directory answered missing_scope: the app lacks the scope users:read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"users.info", "usergroups.users.list", "auth.test"})
  void callThatFailsMakesTheStandingUnknown(String method) {
    says(method, "{\"ok\":false,\"error\":\"missing_scope\"}");
    assertThat(ask(INFRA)).isInstanceOf(Standing.Unknown.class);

    says(method, aResponse().withStatus(500));
    assertThat(ask(INFRA)).isInstanceOf(Standing.Unknown.class);

    says(method, aResponse().withStatus(200).withBody("<html>"));
    assertThat(ask(INFRA)).isInstanceOf(Standing.Unknown.class);
  }

  @Test
  void slowDirectoryMakesTheStandingUnknown() {
    says("users.info", okJson("{\"ok\":true}").withFixedDelay(5_000));
    try (SlackClients hasty = new SlackClients(SLACK.baseUrl() + "/api", Duration.ofMillis(100))) {
      members = new SlackMembers(org -> Optional.of(hasty.with("xoxb-test")), clock);

      assertThat(ask(INFRA)).isInstanceOf(Standing.Unknown.class);
    }
  }

  @Test
  void answerWithoutAUserGrantsNoGroup() {
    says("users.info", "{\"ok\":true}");

    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of()));
  }

  @Test
  void aStandInWithoutADirectoryGrantsNoGroup() {
    says("users.info", "{\"ok\":false,\"error\":\"unknown_method\"}");
    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of()));

    says("users.info", aResponse().withStatus(404));
    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of()));
  }

  @Test
  void answerAboutSomebodyElseIsUnknown() {
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0BOB\"}}");

    assertThat(ask(INFRA)).isInstanceOf(Standing.Unknown.class);
  }

  @Test
  void groupWithoutAListIsUnknown() {
    says("usergroups.users.list", "{\"ok\":true}");

    assertThat(ask(INFRA)).isInstanceOf(Standing.Unknown.class);
  }

  @Test
  void groupIsAskedAgainAfterHalfAMinute() {
    ask(INFRA);
    says("usergroups.users.list", "{\"ok\":true,\"users\":[]}");
    clock.advance(Duration.ofSeconds(29));
    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of(INFRA)));

    clock.advance(Duration.ofSeconds(1));
    assertThat(ask(INFRA)).isEqualTo(new Standing.Active(Set.of()));
  }

  @Test
  void personIsAskedForEachTime() {
    ask(INFRA);
    ask(INFRA);

    SLACK.verify(2, postRequestedFor(urlEqualTo("/api/users.info")));
    SLACK.verify(1, postRequestedFor(urlEqualTo("/api/usergroups.users.list")));
  }

  @Test
  void whoBelongsIsRememberedForAMinuteAndWhoDoesNotIsNot() {
    assertThat(members.belonging(Orgs.ACME, ANN)).isInstanceOf(Standing.Active.class);
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"is_restricted\":true}}");
    clock.advance(Duration.ofSeconds(59));
    assertThat(members.belonging(Orgs.ACME, ANN)).isInstanceOf(Standing.Active.class);
    assertThat(members.belonging(Orgs.OTHER, ANN)).isInstanceOf(Standing.Barred.class);

    clock.advance(Duration.ofSeconds(1));
    assertThat(members.belonging(Orgs.ACME, ANN)).isInstanceOf(Standing.Barred.class);
    says("users.info", "{\"ok\":true,\"user\":{\"id\":\"U0ANN\"}}");
    assertThat(members.belonging(Orgs.ACME, ANN)).isInstanceOf(Standing.Active.class);
  }

  @Test
  void severalSlowCallsTogetherTakeNoLongerThanOne() {
    says("users.info",
        okJson("{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"team_id\":\"T1\"}}").withFixedDelay(400));
    says("auth.test", okJson("{\"ok\":true,\"team_id\":\"T1\"}").withFixedDelay(400));
    says("usergroups.users.list", okJson("{\"ok\":true,\"users\":[\"U0ANN\"]}").withFixedDelay(400));
    members = new SlackMembers(org -> Optional.of(clients.with("xoxb-test")), clock, Duration.ofMillis(500));

    assertThat(ask(INFRA)).isEqualTo(new Standing.Unknown("Slack's directory did not answer in time"));
  }

  @Test
  void aWorkspaceThatRemovedOpsMateGrantsNothing() {
    members = new SlackMembers(org -> Optional.empty(), clock);

    assertThat(ask(INFRA)).isEqualTo(new Standing.Unknown("this workspace has removed OpsMate"));
  }

  @ParameterizedTest
  @CsvSource({"invalid_auth,true", "token_revoked,true", "account_inactive,true", "user_not_found,false"})
  void aTokenThatSlackDoesNotAcceptIsTold(String error, boolean told) {
    List<String> refused = new ArrayList<>();
    says("users.info", "{\"ok\":false,\"error\":\"" + error + "\"}");

    try (SlackClients listening =
        new SlackClients(SLACK.baseUrl() + "/api", (token, why) -> refused.add(token + " " + why))) {
      members = new SlackMembers(org -> Optional.of(listening.with("xoxb-gone")), clock);
      ask(INFRA);
    }

    assertThat(refused).isEqualTo(told ? List.of("xoxb-gone " + error) : List.of());
  }

  private Standing ask(GroupId... groups) {
    return members.standing(Orgs.ACME, ANN, Set.of(groups));
  }

  private static void says(String method, String json) {
    says(method, okJson(json));
  }

  private static void says(String method, ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/" + method)).willReturn(answer));
  }
}

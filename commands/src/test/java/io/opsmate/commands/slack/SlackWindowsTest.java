package io.opsmate.commands.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlackWindowsTest {
  private static final String VIEW = "{\"type\":\"modal\"}";

  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final SlackClients clients = new SlackClients(SLACK.baseUrl() + "/api");

  @AfterEach
  void disconnect() {
    clients.close();
  }

  @Test
  void openingCarriesTriggerAndViewAndAnswersTheId() {
    says(okJson("{\"ok\":true,\"view\":{\"id\":\"V0123\"}}"));

    assertThat(windows(Duration.ofSeconds(10)).open(Orgs.ACME, "1.2.abc", VIEW)).contains("V0123");

    SLACK.verify(postRequestedFor(urlEqualTo("/api/views.open")).withFormParam("trigger_id", equalTo("1.2.abc"))
        .withFormParam("view", equalToJson(VIEW)));
  }

  @Test
  void whatSlackDoesNotOpenStaysClosed() {
    for (ResponseDefinitionBuilder answer : List.of(okJson("{\"ok\":false,\"error\":\"expired_trigger_id\"}"),
        serverError(), okJson("{\"ok\":true}"), okJson("<html>"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
      says(answer);

      assertThat(windows(Duration.ofSeconds(10)).open(Orgs.ACME, "1.2.abc", VIEW)).isEmpty();
    }
  }

  @Test
  void aSlowSlackIsNotWaitedFor() {
    says(okJson("{\"ok\":true,\"view\":{\"id\":\"V0123\"}}").withFixedDelay(5_000));

    assertThat(windows(Duration.ofMillis(50)).open(Orgs.ACME, "1.2.abc", VIEW)).isEmpty();
  }

  private SlackWindows windows(Duration patience) {
    return new SlackWindows(_ -> Optional.of(clients.with("xoxb-test")), patience);
  }

  private static void says(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/views.open")).willReturn(answer));
  }
}

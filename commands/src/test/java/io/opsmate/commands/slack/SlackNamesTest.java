package io.opsmate.commands.slack;

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
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlackNamesTest {
  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final MemberId ANN = new MemberId("U0ANN");
  private static final MemberId BEN = new MemberId("U0BEN");

  private final SetClock clock = SetClock.atNoon();
  private final SlackClients clients = new SlackClients(SLACK.baseUrl() + "/api/", Duration.ofSeconds(10));
  private final SlackNames names = new SlackNames(org -> Optional.of(clients.with("xoxb-test")), clock);

  @AfterEach
  void disconnect() {
    clients.close();
  }

  @Test
  void theNameThatSomebodyChoseComesFirst() {
    says(ANN,
        okJson("{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"name\":\"ann1\",\"profile\":{\"display_name\":\"Annie\","
            + "\"real_name\":\"Ann Example\"}}}"));
    says(BEN, okJson("{\"ok\":true,\"user\":{\"id\":\"U0BEN\",\"name\":\"ben1\",\"profile\":{\"display_name\":\"\","
        + "\"real_name\":\"Ben Example\"}}}"));

    assertThat(names.of(Orgs.ACME, List.of(ANN, BEN))).isEqualTo(Map.of(ANN, "Annie", BEN, "Ben Example"));
  }

  @Test
  void whatTheDirectorySaidIsRememberedForAWhile() {
    says(ANN, okJson("{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"real_name\":\"Ann\"}}"));
    says(BEN, okJson("{\"ok\":false,\"error\":\"user_not_found\"}"));

    names.of(Orgs.ACME, List.of(ANN, BEN));
    assertThat(names.of(Orgs.ACME, List.of(ANN, BEN))).isEqualTo(Map.of(ANN, "Ann"));
    SLACK.verify(2, postRequestedFor(urlEqualTo("/api/users.info")));
    clock.advance(Duration.ofMinutes(11));
    names.of(Orgs.ACME, List.of(ANN));
    SLACK.verify(3, postRequestedFor(urlEqualTo("/api/users.info")));
  }

  @Test
  void whoseNameCannotBeFoundHasNone() {
    says(ANN, serverError());
    says(BEN, okJson("{\"ok\":true,\"user\":{\"id\":\"U0BEN\",\"real_name\":\"Ben\"}}"));

    assertThat(names.of(Orgs.ACME, List.of(ANN, BEN))).isEqualTo(Map.of(BEN, "Ben"));
  }

  @Test
  void aDirectoryThatHangsOrFailsCostsNamesOnly() {
    says(ANN, okJson("{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"real_name\":\"Ann\"}}").withFixedDelay(5_000));
    SlackNames hasty =
        new SlackNames(org -> Optional.of(clients.with("xoxb-test")), clock, Duration.ofMillis(200));
    SlackNames locked = new SlackNames(_ -> {
      throw new RetriableFailure("the token cannot be read", new IllegalStateException());
    }, clock);

    assertThat(hasty.of(Orgs.ACME, List.of(ANN))).isEmpty();
    assertThat(locked.of(Orgs.ACME, List.of(ANN))).isEmpty();
  }

  private static void says(MemberId member, ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo("/api/users.info")).withRequestBody(containing("user=" + member)).willReturn(answer));
  }
}

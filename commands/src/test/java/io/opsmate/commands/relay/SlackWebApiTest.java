package io.opsmate.commands.relay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlackWebApiTest {
  @RegisterExtension static final WireMockExtension SLACK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final ChannelId OPS = new ChannelId("C0OPS");
  private static final Body BODY = new Body("Zombies & co", "[{\"type\":\"divider\"}]");

  private SlackClients clients;
  private SlackWebApi api;

  @BeforeEach
  void connect() {
    clients = new SlackClients(SLACK.baseUrl() + "/api", Duration.ofSeconds(10));
    api = new SlackWebApi(clients.with("xoxb-test"), HttpClient.newHttpClient());
  }

  @AfterEach
  void disconnect() {
    clients.close();
  }

  @Test
  void messageCarriesTokenTextBlocksAndThread() {
    says(okJson("{\"ok\":true,\"channel\":\"C0OPS\",\"ts\":\"1700000000.000100\"}"));

    SlackAnswer answer = api.post(OPS, Optional.of("1.2"), BODY);

    assertThat(answer).isEqualTo(new SlackAnswer.Sent(OPS, "1700000000.000100"));
    SLACK.verify(postRequestedFor(urlEqualTo("/api/chat.postMessage"))
        .withHeader("Authorization", equalTo("Bearer xoxb-test"))
        .withFormParam("channel", equalTo("C0OPS"))
        .withFormParam("thread_ts", equalTo("1.2"))
        .withFormParam("text", equalTo("Zombies & co"))
        .withFormParam("blocks", equalToJson(BODY.blocks())));
  }

  @Test
  void aWindowIsUpdatedByItsId() {
    says(okJson("{\"ok\":true,\"view\":{\"id\":\"V1\"}}"));

    assertThat(api.updateWindow("V1", "{\"type\":\"modal\"}"))
        .isEqualTo(new SlackAnswer.Sent(new ChannelId("V1"), ""));

    SLACK.verify(postRequestedFor(urlEqualTo("/api/views.update")).withFormParam("view_id", equalTo("V1"))
        .withFormParam("view", equalToJson("{\"type\":\"modal\"}")));
  }

  @Test
  void aStandInThatGivesNoTsHasStillTakenTheMessage() {
    says(okJson("{\"ok\":true}"));

    assertThat(api.post(OPS, Optional.empty(), BODY)).isEqualTo(new SlackAnswer.Sent(OPS, ""));
  }

  @Test
  void editWithoutBlocksTakesTheOldOnesAway() {
    says(okJson("{\"ok\":true}"));

    assertThat(api.update(OPS, "1.2", new Body("words", "[]"))).isEqualTo(new SlackAnswer.Sent(OPS, "1.2"));

    SLACK.verify(postRequestedFor(urlEqualTo("/api/chat.update")).withFormParam("ts", equalTo("1.2"))
        .withFormParam("blocks", equalTo("[]")));
  }

  @Test
  void ephemeralNamesItsReader() {
    says(okJson("{\"ok\":true,\"message_ts\":\"3.4\"}"));

    assertThat(api.ephemeral(OPS, Optional.empty(), new MemberId("U1"), BODY))
        .isEqualTo(new SlackAnswer.Sent(OPS, "3.4"));

    SLACK.verify(postRequestedFor(urlEqualTo("/api/chat.postEphemeral")).withFormParam("user", equalTo("U1")));
  }

  @Test
  void homeIsPublishedAsItIs() {
    says(okJson("{\"ok\":true}"));

    assertThat(api.publishHome(new MemberId("U1"), "{\"type\":\"home\",\"blocks\":[]}", ""))
        .isInstanceOf(SlackAnswer.Sent.class);

    SLACK.verify(postRequestedFor(urlEqualTo("/api/views.publish")).withFormParam("user_id", equalTo("U1"))
        .withFormParam("view", equalToJson("{\"type\":\"home\",\"blocks\":[]}"))
        .withFormParam("hash", absent()));
  }

  @Test
  void homeReplacesOnlyTheOneWeKnow() {
    says(okJson("{\"ok\":true,\"view\":{\"hash\":\"2.def\"}}"));

    assertThat(api.publishHome(new MemberId("U1"), "{}", "1.abc"))
        .isEqualTo(new SlackAnswer.Sent(new ChannelId("U1"), "2.def"));

    SLACK.verify(postRequestedFor(urlEqualTo("/api/views.publish")).withFormParam("hash", equalTo("1.abc")));
  }

  @Test
  void aMissingScopeIsNamed() {
    says(okJson("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\",\"provided\":\"commands\"}"));

    assertThat(api.post(OPS, Optional.empty(), BODY))
        .isEqualTo(new SlackAnswer.Refused("missing_scope", List.of("the app lacks the scope chat:write")));
  }

  @Test
  void refusalComesWithItsDetails() {
    says(okJson(
        """
        {"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] no more [json-pointer:/blocks]"]}}"""));

    assertThat(api.post(OPS, Optional.empty(), BODY))
        .isEqualTo(new SlackAnswer.Refused("invalid_blocks", List.of("[ERROR] no more [json-pointer:/blocks]")));
    assertThat(api.update(OPS, "1.2", BODY))
        .isEqualTo(new SlackAnswer.Refused("invalid_blocks", List.of("[ERROR] no more [json-pointer:/blocks]")));
    assertThat(api.ephemeral(OPS, Optional.empty(), new MemberId("U1"), BODY))
        .isEqualTo(new SlackAnswer.Refused("invalid_blocks", List.of()));
  }

  @Test
  void tooManyRequestsComeWithRetryAfter() {
    says(aResponse().withStatus(429)
        .withHeader("Retry-After", "12")
        .withBody("{\"ok\":false,\"error\":\"ratelimited\"}"));

    SlackAnswer twelve = new SlackAnswer.RateLimited(Duration.ofSeconds(12));
    assertThat(api.post(OPS, Optional.empty(), BODY)).isEqualTo(twelve);
    assertThat(api.respond(SLACK.url("/hook"), false, BODY)).isEqualTo(twelve);
  }

  @Test
  void retryAfterThatIsMissingIsHalfAMinute() {
    says(aResponse().withStatus(429));

    assertThat(api.post(OPS, Optional.empty(), BODY)).isEqualTo(new SlackAnswer.RateLimited(Duration.ofSeconds(30)));
  }

  @Test
  void brokenSlackIsTriedLater() {
    says(aResponse().withStatus(503).withBody("<html>sorry</html>"));
    assertThat(api.post(OPS, Optional.empty(), BODY)).isEqualTo(new SlackAnswer.TryLater("HTTP 503"));
    assertThat(api.respond(SLACK.url("/hook"), false, BODY)).isEqualTo(new SlackAnswer.TryLater("HTTP 503"));

    says(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(api.post(OPS, Optional.empty(), BODY)).isInstanceOf(SlackAnswer.TryLater.class);

    says(aResponse().withStatus(200).withBody("<html>not json</html>"));
    assertThat(api.post(OPS, Optional.empty(), BODY)).isInstanceOf(SlackAnswer.TryLater.class);
  }

  @Test
  void slowSlackIsTriedLater() {
    says(okJson("{\"ok\":true}").withFixedDelay(5_000));
    try (SlackClients hasty = new SlackClients(SLACK.baseUrl() + "/api", Duration.ofMillis(100))) {
      SlackWebApi impatient = new SlackWebApi(hasty.with("xoxb-test"), HttpClient.newHttpClient());

      assertThat(impatient.post(OPS, Optional.empty(), BODY)).isInstanceOf(SlackAnswer.TryLater.class);
    }
  }

  @Test
  void answerByUrlIsJsonThatReplacesNothing() {
    says(aResponse().withStatus(200).withBody("ok"));

    assertThat(api.respond(SLACK.url("/hook"), true, BODY)).isInstanceOf(SlackAnswer.Sent.class);

    SLACK.verify(postRequestedFor(urlEqualTo("/hook")).withRequestBody(equalToJson(
        """
        {"response_type":"in_channel","replace_original":false,"text":"Zombies & co","blocks":[{"type":"divider"}]}""")));
  }

  @Test
  void aPictureIsAnnouncedSentAndCompleted() {
    says(okJson("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"" + SLACK.url("/upload/1") + "\"}"));

    assertThat(api.upload(new Paper("chart.png", "Costs", new byte[]{1, 2, 3}), "Costs fell."))
        .isEqualTo(new FileAnswer.Taken("F1"));

    SLACK.verify(postRequestedFor(urlEqualTo("/api/files.getUploadURLExternal"))
        .withFormParam("filename", equalTo("chart.png"))
        .withFormParam("length", equalTo("3"))
        .withFormParam("alt_txt", equalTo("Costs fell.")));
    SLACK.verify(postRequestedFor(urlEqualTo("/upload/1")).withRequestBody(binaryEqualTo(new byte[]{1, 2, 3})));
    SLACK.verify(postRequestedFor(urlEqualTo("/api/files.completeUploadExternal"))
        .withFormParam("files", equalToJson("[{\"id\":\"F1\",\"title\":\"Costs\"}]")));
  }

  @Test
  void filesAreSharedTogetherInTheThread() {
    says(okJson("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"" + SLACK.url("/upload/1") + "\"}"));

    assertThat(api.files(OPS, "1.2", "All of it", List.of(new Paper("a.csv", "A", new byte[]{1}))))
        .isEqualTo(new SlackAnswer.Sent(OPS, "1.2"));

    SLACK.verify(postRequestedFor(urlEqualTo("/api/files.completeUploadExternal"))
        .withFormParam("channel_id", equalTo("C0OPS"))
        .withFormParam("thread_ts", equalTo("1.2"))
        .withFormParam("initial_comment", equalTo("All of it")));
  }

  @Test
  void aFileThatSlackRefusesIsNotSent() {
    says(okJson("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"files:write\"}"));

    assertThat(api.upload(new Paper("chart.png", "Costs", new byte[]{1}), ""))
        .isEqualTo(new FileAnswer.NotTaken(
            new SlackAnswer.Refused("missing_scope", List.of("the app lacks the scope files:write"))));

    SLACK.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void bytesThatDoNotArriveAreTriedLater() {
    says(okJson("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"" + SLACK.url("/upload/1") + "\"}"));
    SLACK.stubFor(post(urlEqualTo("/upload/1")).willReturn(aResponse().withStatus(503)));

    assertThat(api.upload(new Paper("chart.png", "Costs", new byte[]{1}), ""))
        .isEqualTo(new FileAnswer.NotTaken(new SlackAnswer.TryLater("HTTP 503")));
  }

  @Test
  void usedUpUrlIsARefusal() {
    says(aResponse().withStatus(404).withBody("used_url"));
    assertThat(api.respond(SLACK.url("/hook"), false, BODY)).isEqualTo(new SlackAnswer.Refused("used_url", List.of()));

    says(okJson("{\"ok\":false,\"error\":\"expired_url\"}"));
    assertThat(api.respond(SLACK.url("/hook"), false, BODY))
        .isEqualTo(new SlackAnswer.Refused("expired_url", List.of()));
  }

  @Test
  void redirectOfAUrlIsNotFollowed() {
    says(aResponse().withStatus(307).withHeader("Location", SLACK.url("/elsewhere")));

    assertThat(api.respond(SLACK.url("/hook"), false, BODY)).isInstanceOf(SlackAnswer.Refused.class);

    SLACK.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    HttpClient follower = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    assertThatThrownBy(() -> new SlackWebApi(clients.with("x"), follower)).hasMessageContaining("redirects");
  }

  @Test
  void addressThatIsNoneIsARefusal() {
    assertThat(api.respond("not a url", false, BODY)).isInstanceOf(SlackAnswer.Refused.class);
  }

  private static void says(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(anyUrl()).willReturn(answer));
  }
}

package io.opsmate.commands.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import io.opsmate.commands.edge.url.ResponseUrls;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackLastWordsTest {
  private final WireMockServer slack = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final CompletableFuture<String> heard = new CompletableFuture<>();

  @BeforeEach
  void start() {
    slack.start();
    slack.stubFor(post(anyUrl()).willReturn(ok("ok")));
    slack.addMockServiceRequestListener((request, _) -> heard.complete(request.getBodyAsString()));
  }

  @AfterEach
  void stop() {
    slack.stop();
  }

  @Test
  void theyGoToOnePersonLeaveTheMessageAndCannotFormat() throws Exception {
    new SlackLastWords(new ResponseUrls(URI.create("http://127.0.0.1/")), Slack.getInstance())
        .say("http://127.0.0.1:" + slack.port() + "/r/1", "Nothing <was> recorded.");

    assertThat(JsonParser.parseString(heard.get(10, TimeUnit.SECONDS)).getAsJsonObject()).satisfies(words -> {
      assertThat(words.get("response_type").getAsString()).isEqualTo("ephemeral");
      assertThat(words.get("replace_original").getAsBoolean()).isFalse();
      assertThat(words.get("text").getAsString()).isEqualTo("Nothing &lt;was&gt; recorded.");
    });
  }

  @Test
  void aStrangersAddressIsNotCalled() {
    new SlackLastWords(new ResponseUrls(URI.create("https://slack.com/api/")), Slack.getInstance())
        .say("http://127.0.0.1:" + slack.port() + "/r/1", "Nothing was recorded.");

    slack.verify(0, postRequestedFor(anyUrl()));
  }
}

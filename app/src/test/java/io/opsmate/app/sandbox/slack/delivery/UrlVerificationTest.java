package io.opsmate.app.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UrlVerificationTest {

  @Test
  void theChallengeMustComeBack() {
    assertThat(verified(request -> {
      String challenge = Json.parse(request.body()).orElseThrow().path("challenge").asText();
      return new BotAnswer.Acknowledged("{\"challenge\":\"" + challenge + "\"}");
    })).isTrue();
  }

  @Test
  void anyOtherAnswerFails() {
    assertThat(verified(request -> new BotAnswer.Acknowledged("ok"))).isFalse();
    assertThat(verified(request -> new BotAnswer.Late())).isFalse();
  }

  private static boolean verified(BotEndpoint bot) {
    return new UrlVerification(bot, new Ids(new Random(1))).passes();
  }
}

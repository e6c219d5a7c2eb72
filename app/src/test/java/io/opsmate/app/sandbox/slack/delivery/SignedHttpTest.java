package io.opsmate.app.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedHttpTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private final MovableClock clock = new MovableClock();

  @Test
  void theRawBodyIsSignedAtTheTimeOfTheClock() throws IOException {
    try (BotServer bot = BotServer.answering(200, "ok")) {
      BotAnswer answer = to(bot.url()).post(BotRequest.form(Map.of("text", "zombies für ürgendwen & co")));

      assertThat(answer).isEqualTo(new BotAnswer.Acknowledged("ok"));
      BotServer.Received received = bot.received.remove();
      assertThat(received.contentType()).isEqualTo("application/x-www-form-urlencoded");
      assertThat(received.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
      assertThat(received.signature())
          .isEqualTo(Signature.of(SECRET, clock.instant().getEpochSecond(), received.body()));
    }
  }

  @Test
  void anErrorStatusIsNoAcknowledgementAndMayRefuseRetries() throws IOException {
    try (BotServer bot = BotServer.answering(500, "")) {
      assertThat(to(bot.url()).post(BotRequest.form(Map.of("a", "b"))))
          .isEqualTo(new BotAnswer.Refused(500, true));
    }
  }

  @Test
  void silenceIsLate() throws IOException {
    try (BotServer bot = BotServer.holding()) {
      BotEndpoint impatient = new SignedHttp(bot.url(), SECRET, clock, Duration.ofMillis(200));

      assertThat(impatient.post(BotRequest.form(Map.of("a", "b")))).isEqualTo(new BotAnswer.Late());
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws IOException {
    URI gone;
    try (BotServer bot = BotServer.answering(200, "")) {
      gone = bot.url();
    }

    assertThat(to(gone).post(BotRequest.form(Map.of("a", "b")))).isInstanceOf(BotAnswer.Unreachable.class);
  }

  private BotEndpoint to(URI url) {
    return new SignedHttp(url, SECRET, clock, SignedHttp.ACK_WITHIN);
  }
}

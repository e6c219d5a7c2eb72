package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelPaceTest {
  private final ApiFixture slack = ApiFixture.open();

  @Test
  void afterTheBurstOneMessageASecondPasses() {
    assertThat(post("#ops")).isInstanceOf(ApiAnswer.Ok.class);
    assertThat(post("#ops")).isInstanceOf(ApiAnswer.Ok.class);
    assertThat(post("#ops")).isEqualTo(new ApiAnswer.SlowDown(Duration.ofSeconds(1)));

    slack.clock.move(Duration.ofSeconds(1));

    assertThat(post("#ops")).isInstanceOf(ApiAnswer.Ok.class);
    assertThat(post("#ops")).isInstanceOf(ApiAnswer.SlowDown.class);
  }

  @Test
  void channelsDoNotSlowEachOther() {
    post("#ops");
    post("#ops");

    assertThat(post("#general")).isInstanceOf(ApiAnswer.Ok.class);
  }

  @Test
  void theErrorIsSlacks() {
    assertThat(new ApiAnswer.SlowDown(Duration.ofSeconds(1)).json())
        .hasToString("{\"ok\":false,\"error\":\"ratelimited\"}");
  }

  private ApiAnswer post(String channel) {
    return slack.answer("chat.postMessage", "{\"channel\":\"" + channel + "\",\"text\":\"hi\"}");
  }
}

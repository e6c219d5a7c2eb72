package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallReaderTest {

  @Test
  void aFormMayCarryTokenAndBlocksAsText() {
    Call call = CallReader.read(
        "application/x-www-form-urlencoded",
        "token=xoxb-1&channel=C1&text=a+%26+b&blocks=%5B%5D",
        "",
        Optional.empty())
        .orElseThrow();

    assertThat(call.token()).contains("xoxb-1");
    assertThat(call.text("text")).contains("a & b");
    assertThat(call.structured("blocks")).isInstanceOf(Structured.Given.class);
  }

  @Test
  void theHeaderIsAskedForTheTokenFirst() {
    Call call = CallReader.read("application/json; charset=utf-8", "{\"token\":\"xoxb-1\"}", "",
        Optional.of("Bearer xoxb-2")).orElseThrow();

    assertThat(call.token()).contains("xoxb-2");
  }

  @Test
  void argumentsOfAGetAreInTheAddress() {
    Call call = CallReader.read("", "", "user=U1&include_locale=true", Optional.empty()).orElseThrow();

    assertThat(call.text("user")).contains("U1");
    assertThat(call.flag("include_locale")).isTrue();
  }

  @Test
  void aJsonBodyMustBeAnObject() {
    assertThat(CallReader.read("application/json", "[1]", "", Optional.empty())).isEmpty();
    assertThat(CallReader.read("application/json", "{", "", Optional.empty())).isEmpty();
  }

  @Test
  void aBadEscapeIsTakenAsItIs() {
    Call call = CallReader.read("application/x-www-form-urlencoded", "text=100%", "", Optional.empty())
        .orElseThrow();

    assertThat(call.text("text")).contains("100%");
  }
}

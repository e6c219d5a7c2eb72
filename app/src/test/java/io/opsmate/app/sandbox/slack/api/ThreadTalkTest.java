package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.ThreadTalk.Said;
import org.junit.jupiter.api.Test;

class ThreadTalkTest {
  private static final String DIRECT = "D0REQUESTER";

  private final ApiFixture slack = ApiFixture.open();
  private final String ts =
      slack.call("chat.postMessage", "{\"channel\":\"U0REQUESTER\",\"text\":\"hi\"}").path("ts").asText();

  @Test
  void aStatusStandsUntilTheAppAnswers() {
    say("setStatus", "\"status\":\"is reading the estate\",\"loading_messages\":[\"one\",\"two\"]");
    assertThat(said().status()).isEqualTo("is reading the estate");
    assertThat(said().loading()).containsExactly("one", "two");

    slack.call("chat.postMessage", "{\"channel\":\"" + DIRECT + "\",\"text\":\"done\",\"thread_ts\":\"" + ts + "\"}");

    assertThat(said().status()).isEmpty();
  }

  @Test
  void anEmptyStatusTakesItAway() {
    say("setStatus", "\"status\":\"is thinking\"");
    say("setStatus", "\"status\":\"\"");

    assertThat(said().status()).isEmpty();
  }

  @Test
  void aTitleIsKept() {
    say("setTitle", "\"title\":\"Waste\"");

    assertThat(said().title()).isEqualTo("Waste");
  }

  @Test
  void promptsAreOfTheConversationAndAThreadThatIsNamedDoesNothing() {
    String prompts = "\"prompts\":[{\"title\":\"Waste\",\"message\":\"zombies\"}]";
    assertThat(say("setSuggestedPrompts", prompts)).isEmpty();
    assertThat(slack.workspace.talk().in(DIRECT)).allSatisfy(said -> assertThat(said.prompts()).isEmpty());

    assertThat(
        slack.error("assistant.threads.setSuggestedPrompts", "{\"channel_id\":\"" + DIRECT + "\"," + prompts + "}"))
        .isEmpty();
    assertThat(slack.workspace.talk().in(DIRECT)).anySatisfy(said -> assertThat(said.prompts()).hasSize(1));
  }

  @Test
  void aFifthPromptIsOneTooMany() {
    String prompt = "{\"title\":\"a\",\"message\":\"b\"}";

    assertThat(say("setSuggestedPrompts", "\"prompts\":[" + (prompt + ",").repeat(3) + prompt + "]")).isEmpty();
    assertThat(say("setSuggestedPrompts", "\"prompts\":[" + (prompt + ",").repeat(4) + prompt + "]"))
        .isEqualTo("invalid_arguments");
  }

  @Test
  void anEleventhLoadingMessageIsOneTooMany() {
    String message = "\"a\"";
    String status = "\"status\":\"is\",\"loading_messages\":[";

    assertThat(say("setStatus", status + (message + ",").repeat(9) + message + "]")).isEmpty();
    assertThat(say("setStatus", status + (message + ",").repeat(10) + message + "]")).isEqualTo("invalid_arguments");
  }

  @Test
  void aThreadThatIsNotThereIsNotFound() {
    assertThat(slack.error("assistant.threads.setTitle",
        "{\"channel_id\":\"" + DIRECT + "\",\"thread_ts\":\"1.000000\",\"title\":\"x\"}"))
        .isEqualTo("thread_not_found");
    assertThat(slack.error("assistant.threads.setTitle",
        "{\"channel_id\":\"" + SandboxTeam.BOARD + "\",\"thread_ts\":\"1.000000\",\"title\":\"x\"}"))
        .isEqualTo("channel_not_found");
  }

  private String say(String method, String what) {
    return slack.error("assistant.threads." + method,
        "{\"channel_id\":\"" + DIRECT + "\",\"thread_ts\":\"" + ts + "\"," + what + "}");
  }

  private Said said() {
    return slack.workspace.talk().in(DIRECT).getFirst();
  }
}

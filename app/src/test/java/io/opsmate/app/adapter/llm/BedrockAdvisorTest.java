package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.ModelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The contract in Bedrock's wire format. */
class BedrockAdvisorTest implements AdvisorContract {
  private final Wire wire = new Wire();
  private final List<Runnable> opened = new ArrayList<>();

  @AfterEach
  void stop() {
    // Its client takes two seconds to close; no other test waits for that.
    opened.forEach(Thread::startVirtualThread);
    wire.close();
  }

  @Override
  public Advisor advisor(ModelStep... steps) {
    return advisor(wire.play(BedrockFormat::response, steps));
  }

  @ParameterizedTest
  @ValueSource(strings = {"content_filtered", "guardrail_intervened", "malformed_model_output", "malformed_tool_use",
    "model_context_window_exceeded", "refusal", "something_new"})
  void onlyAnEndOfItsOwnMakesAnAnswer(String reason) {
    assertThat(advisor(wire.then(BedrockFormat.ends(reason, "There is half an "))).ask(AdvisorContract.question()))
        .isInstanceOf(Advice.Unusable.class);
    assertThat(wire.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"internalServerException", "modelStreamErrorException", "serviceUnavailableException"})
  void aFailureInTheMiddleIsAskedAgain(String exception) {
    wire.then(BedrockFormat.fails(exception, "There is half an "))
        .then(BedrockFormat.response(ModelStep.says("One box.")));

    assertThat(advisor(wire).ask(AdvisorContract.question())).isInstanceOf(Advice.Answered.class);
  }

  @Test
  void argumentsThatAreNoJsonEndAtOnce() {
    wire.then(BedrockFormat.call("box_find", "{\"place\": ")).then(BedrockFormat.response(ModelStep.says("One box.")));

    assertThat(advisor(wire).ask(AdvisorContract.question())).isInstanceOf(Advice.Answered.class);
  }

  private Advisor advisor(Wire wire) {
    Provider provider = Bedrock.provider(BedrockRuntimeAsyncClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"))),
        Optional.of(wire.url()), List.of("eu.anthropic.claude-haiku-4-5-20251001-v1:0"));
    opened.add(provider.close());
    return wire.advisor(provider);
  }
}

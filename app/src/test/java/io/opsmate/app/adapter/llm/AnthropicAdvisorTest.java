package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.ModelStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract in Anthropic's wire format. */
class AnthropicAdvisorTest implements AdvisorContract {
  private final Wire wire = new Wire();

  @AfterEach
  void stop() {
    wire.close();
  }

  @Override
  public Advisor advisor(ModelStep... steps) {
    wire.play(AnthropicFormat::response, steps);
    return advisor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refusal", "pause_turn", "model_context_window_exceeded", "max_tokens", "something_new"})
  void onlyAnEndOfItsOwnMakesAnAnswer(String reason) {
    wire.then(AnthropicFormat.ends(reason, "There is half an "));

    assertThat(advisor().ask(AdvisorContract.question())).isInstanceOf(Advice.Unusable.class);
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void tooMuchToDoAtOnceIsAskedAgain() {
    wire.then(aResponse().withStatus(529)).then(AnthropicFormat.response(ModelStep.says("One box.")));

    assertThat(advisor().ask(AdvisorContract.question())).isInstanceOf(Advice.Answered.class);
  }

  private Advisor advisor() {
    return wire.advisor(Claude.provider(Optional.of(wire.url()), "sk-ant-test", List.of("claude-haiku-4-5")));
  }
}

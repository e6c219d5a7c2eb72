package io.opsmate.app.adapter.llm;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.ModelStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

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
    return wire.advisor(Claude.provider(Optional.of(wire.url()), "sk-ant-test", List.of("claude-haiku-4-5")));
  }
}

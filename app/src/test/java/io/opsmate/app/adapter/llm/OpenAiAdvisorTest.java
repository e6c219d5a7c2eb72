package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.ModelStep;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract in OpenAI's wire format. */
class OpenAiAdvisorTest implements AdvisorContract {
  private final Wire wire = new Wire();

  @AfterEach
  void stop() {
    wire.close();
  }

  @Override
  public Advisor advisor(ModelStep... steps) {
    wire.play(OpenAiFormat::response, steps);
    return wire.advisor(OpenAiCompatible.provider(wire.url(), Optional.of("sk-test"), List.of("qwen2.5:7b")));
  }

  @Test
  void theAddressMayHaveAVersionOrNot() {
    assertThat(OpenAiCompatible.base(URI.create("http://localhost:11434"))).hasToString("http://localhost:11434/v1");
    assertThat(OpenAiCompatible.base(URI.create("http://localhost:11434/v1/")))
        .hasToString("http://localhost:11434/v1");
    assertThat(OpenAiCompatible.base(URI.create("https://llm.example.com/team")))
        .hasToString("https://llm.example.com/team/v1");
  }
}

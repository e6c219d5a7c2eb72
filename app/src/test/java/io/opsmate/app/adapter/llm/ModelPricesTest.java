package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPricesTest {
  private static final Tokens TOKENS = new Tokens(1_000_000, 100_000);

  @ParameterizedTest
  @CsvSource({"gpt-4.1-mini, 0.56", "gpt-4.1-mini-2025-04-14, 0.56", "claude-haiku-4-5-20251001, 1.50",
    "eu.anthropic.claude-haiku-4-5-20251001-v1:0, 1.50", "amazon.nova-lite-v1:0, 0.084"})
  void aListedModelHasItsPriceByAnyOfItsNames(String model, String usd) {
    assertThat(ModelPrices.shipped().cost(model, TOKENS)).contains(Money.usd(usd));
  }

  @Test
  void theDearestOfSeveralIsTheBoundAndUnpricedOnesHaveNone() {
    assertThat(ModelPrices.shipped().dearest(List.of("qwen2.5:7b", "gpt-4.1-nano", "gpt-4.1-mini"), 1_000_000))
        .contains(Money.usd("1.60"));
    assertThat(ModelPrices.shipped().dearest(List.of("qwen2.5:7b"), 1_000_000)).isEmpty();
  }

  @Test
  void aModelThatIsNotListedHasNoPrice() {
    assertThat(ModelPrices.shipped().cost("qwen2.5:7b", TOKENS)).isEmpty();
    assertThat(ModelPrices.shipped().cost("gpt-4.1-huge", TOKENS)).isEmpty();
  }
}

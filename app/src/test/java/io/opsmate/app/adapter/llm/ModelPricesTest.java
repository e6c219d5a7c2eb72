package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void onesOwnPricesGoOverTheList(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("prices.json"), """
        {"asOf": "2026-11-01", "source": "our contract",
         "usdPerMillionTokens": {"qwen2.5:7b": {"in": 0.10, "out": 0.20}, "gpt-4.1-mini": {"in": 0.30, "out": 1}}}""");

    ModelPrices prices = ModelPrices.with(file);

    assertThat(prices.cost("qwen2.5:7b", TOKENS)).contains(Money.usd("0.12"));
    assertThat(prices.cost("gpt-4.1-mini", TOKENS)).contains(Money.usd("0.40"));
    assertThat(prices.cost("claude-haiku-4-5", TOKENS)).contains(Money.usd("1.50"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"in\": -1, \"out\": 1}", "{\"in\": 1}", "{\"in\": 1, \"out\": 1, \"cached\": 1}", "null"})
  void aFileThatIsNoListIsRefused(String price, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("prices.json"),
        "{\"asOf\": \"2026-11-01\", \"source\": \"x\", \"usdPerMillionTokens\": {\"m\": " + price + "}}");

    assertThatThrownBy(() -> ModelPrices.with(file)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no list of model prices");
  }

  @Test
  void whatIsWrongWithAFileIsSaidByItsField(@TempDir Path folder) throws IOException {
    assertThat(fault(folder,
        "{\"asOf\": \"2026-11-01\", \"source\": \"x\", \"usdPerMillionTokens\": {\"m\": {\"in\": -1, \"out\": 1}}}"))
        .endsWith("prices.json is no list of model prices: usdPerMillionTokens.m: a price below zero");
    assertThat(fault(folder, "{\"asOf\": \"2026-11-01\", \"source\": \"x\", \"usdPerMillionTokens\": {\"m\": null}}"))
        .endsWith("is no list of model prices: a model without prices; leave it out instead");
    assertThat(fault(folder, "null")).endsWith("is no list of model prices: it is empty");
    assertThat(fault(folder, "[")).contains("is no list of model prices: ").doesNotContain("io.opsmate");
  }

  private static String fault(Path folder, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("prices.json"), content);
    return String.valueOf(catchThrowable(() -> ModelPrices.with(file)).getMessage());
  }

  @Test
  void aModelThatIsNotListedHasNoPrice() {
    assertThat(ModelPrices.shipped().cost("qwen2.5:7b", TOKENS)).isEmpty();
    assertThat(ModelPrices.shipped().cost("gpt-4.1-huge", TOKENS)).isEmpty();
  }
}

package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import java.util.Objects;
import java.util.Optional;

/** What an inquiry has taken so far. */
final class Bill {
  private final ModelPrices prices;
  private Tokens tokens = Tokens.NONE;
  private Optional<Money> cost = Optional.of(Money.usd("0"));

  Bill(ModelPrices prices) {
    this.prices = prices;
  }

  void add(String model, ChatResponse response, long spoken) {
    Tokens more = counted(response, spoken);
    tokens = tokens.plus(more);
    cost = cost.flatMap(sofar -> prices.cost(model, more).map(sofar::plus));
  }

  Tokens tokens() {
    return tokens;
  }

  /** Empty where a model that was asked has no price. */
  Optional<Money> cost() {
    return cost;
  }

  /** Four characters are about a token, where the provider does not count. */
  private static Tokens counted(ChatResponse response, long spoken) {
    var usage = response.tokenUsage();
    if (usage != null && usage.inputTokenCount() != null && usage.outputTokenCount() != null) {
      return new Tokens(usage.inputTokenCount(), usage.outputTokenCount());
    }
    String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
    return new Tokens(spoken / 4 + 1, text.length() / 4 + 1);
  }
}

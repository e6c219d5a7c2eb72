package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import java.util.Objects;
import java.util.Optional;

/** What an inquiry has taken so far, tries that came to nothing too. */
final class Bill {
  private final ModelPrices prices;
  private final long limit;
  private Tokens tokens = Tokens.NONE;
  private Optional<Money> cost = Optional.of(Money.usd("0"));

  /** @param limit in tokens, in and out */
  Bill(ModelPrices prices, long limit) {
    this.prices = prices;
    this.limit = limit;
  }

  /** Whether there is room to send so many tokens; the answer to the last ones may go over it. */
  boolean allows(long sent) {
    return tokens.sum() + sent <= limit;
  }

  /** Tokens that may still be sent. */
  long left() {
    return Math.max(0, limit - tokens.sum());
  }

  /** As the provider counted, or as we estimate: an answer that broke off may have no count. */
  void answered(String model, ChatResponse response, long sent) {
    var usage = response.tokenUsage();
    add(model, usage != null && usage.inputTokenCount() != null && usage.outputTokenCount() != null
        ? new Tokens(usage.inputTokenCount(), usage.outputTokenCount())
        : new Tokens(sent, Estimate.tokens(Objects.requireNonNullElse(response.aiMessage().text(), ""))));
  }

  /** @param heard characters of an answer that came to nothing */
  void inVain(String model, long sent, long heard) {
    add(model, new Tokens(sent, Estimate.ofAscii(heard)));
  }

  Tokens tokens() {
    return tokens;
  }

  /** Empty where a model that was asked has no price. */
  Optional<Money> cost() {
    return cost;
  }

  private void add(String model, Tokens more) {
    tokens = tokens.plus(more);
    cost = cost.flatMap(sofar -> prices.cost(model, more).map(sofar::plus));
  }
}

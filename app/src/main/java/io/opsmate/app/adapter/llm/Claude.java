package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import io.opsmate.skills.advice.Budget;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Anthropic's models, at Anthropic or behind a gateway that speaks like it. */
public final class Claude {
  private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");

  private Claude() {}

  /** @param models the model, and those that stand in for it */
  public static Provider provider(Optional<URI> url, String key, List<String> models) {
    ModelHttp http = new ModelHttp();
    URI base = url.map(OpenAiCompatible::base).orElse(ANTHROPIC);
    return new Provider("Anthropic at " + base.getHost(), models.stream()
        .map(name -> new Provider.Model(name, AnthropicStreamingChatModel.builder()
            .httpClientBuilder(http.builder())
            .baseUrl(base.toString())
            .apiKey(key)
            .modelName(name)
            .maxTokens(Budget.LONGEST_ANSWER)
            .build()))
        .toList(), true, () -> {
        });
  }
}

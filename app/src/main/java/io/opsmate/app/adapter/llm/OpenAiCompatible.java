package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.opsmate.skills.advice.Budget;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** OpenAI, and every server that speaks like it: Ollama, vLLM, company gateways. */
public final class OpenAiCompatible {
  public static final URI OPENAI = URI.create("https://api.openai.com/v1");

  private static final Pattern COMPLETIONS = Pattern.compile("(?:/+chat/+completions)?/*$");
  private static final Pattern VERSIONED = Pattern.compile("/v\\d+[a-z0-9]*(?:/|$)");

  private OpenAiCompatible() {}

  /**
   * @param url with {@code /v1} or without
   * @param models the model, and those that stand in for it
   */
  public static Provider provider(URI url, Optional<String> key, List<String> models) {
    ModelHttp http = new ModelHttp(OpenAiEvents::new);
    URI base = base(url);
    return new Provider("OpenAI-compatible server at " + base.getHost(), models.stream()
        .map(name -> new Provider.Model(name, model(http, base, key, name)))
        .toList(), true, () -> {
        });
  }

  /**
   * The address below which {@code /chat/completions} and {@code /models} are: people copy the whole of the first, and
   * gateways have their version in the middle ({@code /v1beta/openai}).
   */
  static URI base(URI url) {
    URI bare = URI.create(COMPLETIONS.matcher(url.toString()).replaceFirst(""));
    return VERSIONED.matcher(bare.getRawPath()).find() ? bare : URI.create(bare + "/v1");
  }

  private static OpenAiStreamingChatModel model(ModelHttp http, URI base, Optional<String> key, String name) {
    var builder = OpenAiStreamingChatModel.builder()
        .httpClientBuilder(http.builder())
        .baseUrl(base.toString())
        .apiKey(key.orElse("none"))
        .modelName(name)
        .strictJsonSchema(true);
    return base.equals(OPENAI)
        ? builder.maxCompletionTokens(Budget.LONGEST_ANSWER).build()
        : builder.maxTokens(Budget.LONGEST_ANSWER).temperature(0.0).build();
  }
}

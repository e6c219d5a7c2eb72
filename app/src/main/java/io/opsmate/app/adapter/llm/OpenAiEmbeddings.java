package io.opsmate.app.adapter.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Embedder;
import io.opsmate.skills.advice.Redaction;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.ports.Reading;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Embeddings from {@code /v1/embeddings} of a server that speaks like OpenAI. */
public final class OpenAiEmbeddings implements Embedder {
  private final OpenAiEmbeddingModel model;
  private final String name;
  private final ModelPrices prices;
  private final Duration time;

  public OpenAiEmbeddings(URI url, Optional<String> key, String model, ModelPrices prices) {
    this(url, key, model, prices, Duration.ofSeconds(20));
  }

  OpenAiEmbeddings(URI url, Optional<String> key, String model, ModelPrices prices, Duration time) {
    this.model = OpenAiEmbeddingModel.builder()
        .httpClientBuilder(new ModelHttp().builder())
        .baseUrl(OpenAiCompatible.base(url).toString())
        .apiKey(key.orElse("none"))
        .modelName(model)
        .maxRetries(0)
        .build();
    this.name = model;
    this.prices = prices;
    this.time = time;
  }

  @Override
  public Duration time() {
    return time;
  }

  /** Twice our estimate, which code and numbers may take. */
  @Override
  public Consultant.AtMost atMost(List<String> texts) {
    long tokens = 2 * sent(texts) + 1;
    return new Consultant.AtMost(tokens, prices.dearest(List.of(name), tokens));
  }

  @Override
  public Embedded embed(List<String> texts) {
    List<TextSegment> segments = texts.stream().map(Redaction::strip).map(TextSegment::from).toList();
    CompletableFuture<Response<List<Embedding>>> answer = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("llm-embed").start(() -> {
      try {
        answer.complete(model.embedAll(segments));
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      Response<List<Embedding>> response = answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return embedded(vectors(response.content(), texts.size()), counted(response.tokenUsage(), texts));
    } catch (ExecutionException e) {
      Fault fault = Fault.of(e);
      return embedded(Reading.unknown(fault.because()), fault.isFree() ? 0 : sent(texts));
    } catch (TimeoutException e) {
      thread.interrupt();
      return embedded(Reading.unknown("the language model took too long"), sent(texts));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return embedded(Reading.unknown("OpsMate is stopping"), sent(texts));
    }
  }

  private Embedded embedded(Reading<List<float[]>> vectors, long sent) {
    Tokens tokens = new Tokens(sent, 0);
    return new Embedded(vectors, name, tokens, prices.cost(name, tokens));
  }

  private static long counted(@Nullable TokenUsage usage, List<String> texts) {
    return usage == null || usage.inputTokenCount() == null ? sent(texts) : usage.inputTokenCount();
  }

  private static long sent(List<String> texts) {
    return texts.stream().mapToLong(Estimate::tokens).sum();
  }

  private static Reading<List<float[]>> vectors(List<Embedding> embeddings, int asked) {
    boolean whole = embeddings.size() == asked
        && embeddings.stream().mapToInt(Embedding::dimension).distinct().count() == 1;
    return whole
        ? Reading.known(embeddings.stream().map(Embedding::vector).toList())
        : Reading.unknown("the language model's answer could not be read");
  }
}

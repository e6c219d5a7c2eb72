package io.opsmate.app.adapter.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.opsmate.skills.advice.Redaction;
import io.opsmate.skills.ports.Embeddings;
import io.opsmate.skills.ports.Reading;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Embeddings from {@code /v1/embeddings} of a server that speaks like OpenAI. */
public final class OpenAiEmbeddings implements Embeddings {
  private final OpenAiEmbeddingModel model;
  private final Duration time;

  public OpenAiEmbeddings(URI url, Optional<String> key, String model) {
    this(url, key, model, Duration.ofSeconds(20));
  }

  OpenAiEmbeddings(URI url, Optional<String> key, String model, Duration time) {
    this.model = OpenAiEmbeddingModel.builder()
        .httpClientBuilder(new ModelHttp().builder())
        .baseUrl(OpenAiCompatible.base(url).toString())
        .apiKey(key.orElse("none"))
        .modelName(model)
        .maxRetries(0)
        .build();
    this.time = time;
  }

  @Override
  public Reading<List<float[]>> of(List<String> texts) {
    if (texts.isEmpty()) {
      return Reading.known(List.of());
    }
    List<TextSegment> segments = texts.stream().map(Redaction::strip).map(TextSegment::from).toList();
    CompletableFuture<List<Embedding>> answer = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("llm-embed").start(() -> {
      try {
        answer.complete(model.embedAll(segments).content());
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return vectors(answer.get(time.toMillis(), TimeUnit.MILLISECONDS), texts.size());
    } catch (ExecutionException e) {
      return Reading.unknown(Fault.of(e).because());
    } catch (TimeoutException e) {
      thread.interrupt();
      return Reading.unknown("the language model took too long");
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return Reading.unknown("OpsMate is stopping");
    }
  }

  private static Reading<List<float[]>> vectors(List<Embedding> embeddings, int asked) {
    boolean whole = embeddings.size() == asked
        && embeddings.stream().mapToInt(Embedding::dimension).distinct().count() == 1;
    return whole
        ? Reading.known(embeddings.stream().map(Embedding::vector).toList())
        : Reading.unknown("the language model's answer could not be read");
  }
}

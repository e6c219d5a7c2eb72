package io.opsmate.app.cli.analyze;

import io.opsmate.app.adapter.llm.ModelPrices;
import io.opsmate.app.adapter.llm.OpenAiCompatible;
import io.opsmate.app.adapter.llm.OpenAiEmbeddings;
import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.Settings.Llm;
import io.opsmate.app.config.SettingsRead;
import io.opsmate.app.config.SettingsReader;
import io.opsmate.skills.advice.Embedder;
import io.opsmate.skills.analysis.logs.alike.Meaning;
import io.opsmate.skills.ports.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What templates mean, by the embedding model of the settings. Secrets are taken out before they leave. Asking fails with
 * {@link UncheckedIOException} and one clause why.
 */
final class LogMeaning implements Meaning {
  /** Unit: templates asked about at a time. */
  private static final int AT_ONCE = 100;

  private static final List<String> OURS = List.of("LLM_", "OPENAI_", "OPSMATE_LLM");

  private final Embedder model;

  private LogMeaning(Embedder model) {
    this.model = model;
  }

  /** Errors: {@link IllegalArgumentException} with one sentence where no such model is set up. */
  static LogMeaning of(Map<String, String> env) {
    Map<String, String> ours = env.entrySet()
        .stream()
        .filter(one -> OURS.stream().anyMatch(one.getKey()::startsWith))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return switch (SettingsReader.read(ours, Path.of(""))) {
      case SettingsRead.Faulty(List<String> faults) -> throw new IllegalArgumentException(String.join("; ", faults));
      case SettingsRead.Good(Settings settings, _) -> new LogMeaning(model(settings.llm()));
    };
  }

  private static Embedder model(Llm llm) {
    if (llm.provider() instanceof Llm.Provider.OpenAi(var url, var key, _) && llm.embedding().isPresent()) {
      return new OpenAiEmbeddings(url.orElse(OpenAiCompatible.OPENAI), key.map(Secret::value), llm.embedding().get(),
          ModelPrices.shipped());
    }
    throw new IllegalArgumentException("--meaning asks a model for embeddings, and none is set up. Set LLM_URL "
        + "(http://localhost:11434 for Ollama) or OPENAI_API_KEY, and LLM_EMBEDDING_MODEL, such as nomic-embed-text");
  }

  @Override
  public List<float[]> of(List<String> sentences) {
    List<float[]> all = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += AT_ONCE) {
      List<String> some = sentences.subList(from, Math.min(sentences.size(), from + AT_ONCE));
      switch (model.embed(some).vectors()) {
        case Reading.Known(List<float[]> vectors) -> all.addAll(vectors);
        case Reading.Unknown(String because) -> throw new UncheckedIOException(new IOException(because));
      }
    }
    if (all.stream().mapToInt(one -> one.length).distinct().count() > 1) {
      throw new UncheckedIOException(new IOException("its vectors are of several lengths"));
    }
    return all;
  }
}

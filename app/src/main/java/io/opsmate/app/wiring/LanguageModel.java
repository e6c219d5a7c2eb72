package io.opsmate.app.wiring;

import io.opsmate.app.adapter.llm.MeasuredModel;
import java.util.Optional;

/**
 * The language model of this run, if one is set up.
 *
 * @param name what answers, in words: {@code qwen2.5:7b, OpenAI-compatible server at localhost}
 */
public record LanguageModel(String name, Optional<MeasuredModel> model) implements AutoCloseable {
  /** For health. */
  public String says() {
    return model.map(there -> name + "; " + there.says()).orElse(name);
  }

  @Override
  public void close() {
    model.ifPresent(MeasuredModel::close);
  }
}

package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.List;

/**
 * Whoever runs the models.
 *
 * @param name for people: {@code OpenAI-compatible server}
 * @param models the one that is asked, and after it those that stand in for it
 * @param knowsSchemas whether it holds an answer to a JSON schema itself
 */
public record Provider(String name, List<Model> models, boolean knowsSchemas, Runnable close) {
  public Provider {
    models = List.copyOf(models);
  }

  /** A model by its name. */
  public record Model(String name, StreamingChatModel model) {}
}

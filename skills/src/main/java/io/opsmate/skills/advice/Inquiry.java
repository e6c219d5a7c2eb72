package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolCall;
import java.util.List;
import java.util.Map;

/**
 * One question to a language model.
 *
 * @param caller for whom; tools run with this person's rights and are charged to them
 * @param variables data for the prompt, by name; fenced as data and stripped of secrets before it leaves
 * @param before what was said already, the oldest first; for conversations
 * @param tools what the model may call: those of the skill that the prompt names and the caller may use
 * @param answer a record, or {@code String}
 * @param watcher sees a text answer while it grows
 */
public record Inquiry<T>(ToolCall caller, PromptRef prompt, Map<String, String> variables, List<Turn> before,
    List<Tool<?, ?>> tools, Class<T> answer, Budget budget, Watcher watcher) {
  public Inquiry {
    variables = Map.copyOf(variables);
    before = List.copyOf(before);
    tools = List.copyOf(tools);
  }

  /** The same with these tools only. */
  public Inquiry<T> withTools(List<Tool<?, ?>> fewer) {
    return new Inquiry<>(caller, prompt, variables, before, fewer, answer, budget, watcher);
  }

  /** Asked once, without tools. */
  public Inquiry(ToolCall caller, PromptRef prompt, Map<String, String> variables, Class<T> answer, Budget budget) {
    this(caller, prompt, variables, List.of(), List.of(), answer, budget, Watcher.NOBODY);
  }
}

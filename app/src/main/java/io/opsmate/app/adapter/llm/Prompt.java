package io.opsmate.app.adapter.llm;

import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.advice.Redaction;
import io.opsmate.skills.kernel.PromptRef;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A prompt as its file has it.
 *
 * @param system the same for every call; holds no variable
 * @param input what follows the line {@code # Input}, with {@code {{variables}}}
 * @param answer the name of a record, or {@code text}
 * @param hash SHA-256 of the file, as locked
 */
public record Prompt(PromptRef ref, Set<String> variables, Set<String> tools, String answer, String system,
    String input, String hash) {
  static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

  public Prompt {
    variables = Set.copyOf(variables);
    tools = Set.copyOf(tools);
  }

  /**
   * The user's message: every variable in place, without secrets, fenced.
   *
   * <p>Errors: {@link IllegalArgumentException} when a variable has no value or a value no variable.
   */
  String user(Map<String, String> values, Fence fence) {
    if (!values.keySet().equals(variables)) {
      throw new IllegalArgumentException(ref + " takes " + variables + ", given is " + values.keySet());
    }
    return VARIABLE.matcher(input).replaceAll(variable -> {
      String name = variable.group(1);
      String words = Redaction.strip(values.getOrDefault(name, ""));
      return java.util.regex.Matcher.quoteReplacement("\n" + fence.around(name, words) + "\n");
    }).strip();
  }
}

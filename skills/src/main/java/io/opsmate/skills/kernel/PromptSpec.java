package io.opsmate.skills.kernel;

import java.util.Set;

/**
 * A prompt that a skill uses, and how. Start-up compares it with the file: the variables and the answer have to be the
 * same, and the tools that the file names have to exist.
 *
 * @param answer the record an answer has to fit, or {@code String} for text
 */
public record PromptSpec(PromptRef ref, Set<String> variables, Class<?> answer) {
  public PromptSpec {
    variables = Set.copyOf(variables);
  }

  /** A prompt that is answered in words. */
  public static PromptSpec text(String id, int version, String... variables) {
    return new PromptSpec(new PromptRef(id, version), Set.of(variables), String.class);
  }
}

package io.opsmate.skills.kernel;

/** A prompt in {@code prompts/}, by id and version. */
public record PromptRef(String id, int version) {
  @Override
  public String toString() {
    return id + "@" + version;
  }
}

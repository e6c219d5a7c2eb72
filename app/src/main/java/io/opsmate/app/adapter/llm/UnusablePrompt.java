package io.opsmate.app.adapter.llm;

import io.opsmate.skills.kernel.PromptRef;

/** A prompt that OpsMate cannot start with: its name and what is wrong, in one sentence. */
public final class UnusablePrompt extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnusablePrompt(PromptRef ref, String because) {
    super("the prompt " + ref + " " + because);
  }

  UnusablePrompt(String sentence) {
    super(sentence);
  }
}

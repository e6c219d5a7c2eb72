package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.Draft;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.PromptRef;
import java.util.List;
import java.util.Optional;

/**
 * How an answer came about; holds none of its words.
 *
 * @param calls the tools called, in order
 * @param evidence what the tools read and the answer may cite
 * @param drafts what the tools drafted, in order
 * @param cost empty where the model has no price
 */
public record Trace(PromptRef prompt, String model, Tokens tokens, Optional<Money> cost, List<String> calls,
    List<Evidence> evidence, List<Draft> drafts) {
  public Trace {
    calls = List.copyOf(calls);
    evidence = List.copyOf(evidence);
    drafts = List.copyOf(drafts);
  }
}

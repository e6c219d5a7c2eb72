package io.opsmate.skills.kernel;

import java.util.List;
import java.util.Map;

/**
 * Looks over what was filled in while the person still has the form before them. It is given one second or so: it reads
 * the answers and nothing else, asks nobody, and decides nothing; rights are a matter of the {@link FormHandler}.
 */
@FunctionalInterface
public interface FormCheck {
  /**
   * Per field name, what is wrong, in a sentence for the person; empty when the form can be sent.
   *
   * @param answers as in {@link Submission#answers()}
   */
  Map<String, String> faults(Map<String, List<String>> answers);

  /** For forms in which nothing can be wrong that the fields themselves do not rule out. */
  static FormCheck none() {
    return _ -> Map.of();
  }
}

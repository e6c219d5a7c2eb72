package io.opsmate.commands.router;

import io.opsmate.skills.kernel.Arguments;
import java.util.Map;

/** What a command's form was filled in with. */
public sealed interface Filled {
  /** It can be run. */
  record In(Arguments arguments) implements Filled {}

  /** Per field, what is wrong, in a sentence. */
  record Wrong(Map<String, String> faults) implements Filled {
    public Wrong {
      faults = Map.copyOf(faults);
    }
  }
}

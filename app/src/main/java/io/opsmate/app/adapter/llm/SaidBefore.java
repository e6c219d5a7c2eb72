package io.opsmate.app.adapter.llm;

import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.advice.Redaction;
import io.opsmate.skills.advice.Turn;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The conversation so far as data: who said what, each fenced. What OpsMate said may hold words of others, so it does not
 * come back as the model's own.
 */
final class SaidBefore {
  private SaidBefore() {}

  /** Empty, or ends with an empty line. */
  static String of(List<Turn> turns, Fence fence) {
    return turns.isEmpty()
        ? ""
        : turns.stream()
            .map(turn -> fence.around(name(turn.speaker()), Redaction.strip(turn.words())))
            .collect(Collectors.joining("\n", "This was said before, the oldest first:\n", "\n\n"));
  }

  private static String name(Turn.Speaker speaker) {
    return switch (speaker) {
      case PERSON -> "said_by_person";
      case OPSMATE -> "said_by_opsmate";
      case SOMEBODY_ELSE -> "said_by_somebody_else";
    };
  }
}

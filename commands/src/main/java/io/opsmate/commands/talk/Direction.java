package io.opsmate.commands.talk;

import io.opsmate.commands.router.Parsed;

/** Where a sentence goes. */
sealed interface Direction {
  /** It means a declared command; {@code line} is how that is typed. */
  record Command(Parsed.Call call, String line) implements Direction {}

  /** It is a question; {@code asksForChange} when its answer may draft a plan. */
  record Question(boolean asksForChange) implements Direction {}

  /** It cannot be told, or goes nowhere. */
  record Unknown(NoAnswer because) implements Direction {}
}

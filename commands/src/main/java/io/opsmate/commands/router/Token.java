package io.opsmate.commands.router;

import org.jspecify.annotations.Nullable;

/** One piece of a typed line. */
sealed interface Token {
  /** A word, or several in quotes. */
  record Word(String text) implements Token {}

  /** {@code --name} or {@code --name=value}. */
  record Flag(String name, @Nullable String value) implements Token {}
}

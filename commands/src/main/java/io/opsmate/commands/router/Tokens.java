package io.opsmate.commands.router;

import java.util.List;

/** What cutting a typed line gave. */
sealed interface Tokens {
  /** The line in order. */
  record All(List<Token> tokens) implements Tokens {
    public All {
      tokens = List.copyOf(tokens);
    }
  }

  /** A quote was opened before {@code rest} and never closed. */
  record Unclosed(String rest) implements Tokens {}
}

package io.opsmate.app.sandbox.slack.delivery;

import java.util.List;

/** The slash commands that the composer offers while somebody types. */
@FunctionalInterface
public interface CommandHints {

  List<Hint> hints();

  /**
   * One line of the list.
   *
   * @param usage the command with its arguments, {@code /opsmate zombies [volumes|snapshots]}
   * @param description what it does, in a few words
   */
  record Hint(String usage, String description) {

    public String command() {
      return usage.split("\\s", 2)[0];
    }
  }
}

package io.opsmate.commands.edge;

import org.jspecify.annotations.Nullable;

/** The workspace a request comes from, as Slack names it; {@code team} is empty where it names none. */
record Sender(String team, @Nullable String enterprise) {
  static Sender of(@Nullable String team, @Nullable String enterprise) {
    return new Sender(team == null ? "" : team, enterprise);
  }
}

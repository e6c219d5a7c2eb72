package io.opsmate.commands.socket;

import java.net.URI;
import java.time.Duration;

/** Asks Slack where a connection may be opened ({@code apps.connections.open}). Never throws. */
@FunctionalInterface
public interface Addresses {
  Asked ask();

  /** What Slack said. */
  sealed interface Asked {
    record Here(URI address) implements Asked {}

    /** Not with this token; a person has to repair that. */
    record Refused(String error) implements Asked {}

    /** Not now. */
    record Later(String why, Duration after) implements Asked {}
  }
}

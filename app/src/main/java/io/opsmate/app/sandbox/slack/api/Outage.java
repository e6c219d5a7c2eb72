package io.opsmate.app.sandbox.slack.api;

import java.time.Duration;

/** What may be wrong with a Web API method for a while. */
public sealed interface Outage {
  /** HTTP 429 with {@code Retry-After}. */
  record TooManyRequests(Duration retryAfter) implements Outage {}

  /** An HTTP status of 5xx, and no JSON. */
  record Down(int status) implements Outage {}

  /** Slack's own error code, {@code internal_error} for instance. */
  record Failing(String error) implements Outage {}

  /** The method works, but its answer takes this much longer. */
  record Slow(Duration by) implements Outage {}

  /** As if the app had not been granted what the method needs. */
  record MissingScope() implements Outage {}

  /** For people who look at the traffic. */
  default String words() {
    return switch (this) {
      case TooManyRequests _ -> "rate limited on purpose";
      case Down _ -> "down on purpose";
      case Failing _ -> "failing on purpose";
      case Slow _ -> "slow on purpose";
      case MissingScope _ -> "a scope is missing on purpose";
    };
  }
}

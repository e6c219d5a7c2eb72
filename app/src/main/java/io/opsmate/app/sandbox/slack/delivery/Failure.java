package io.opsmate.app.sandbox.slack.delivery;

import java.util.Optional;

/**
 * Why a request to the bot failed.
 *
 * @param text a sentence for the person who waits
 * @param rule the Slack rule behind it
 * @param retryReason as in the header {@code X-Slack-Retry-Reason}
 */
record Failure(String text, String rule, String retryReason) {

  /** The error code at the beginning of the rule. */
  String error() {
    return rule.substring(0, rule.indexOf(':'));
  }

  static Optional<Failure> of(BotAnswer answer) {
    return switch (answer) {
      case BotAnswer.Acknowledged _ -> Optional.empty();
      case BotAnswer.Late _ -> Optional.of(new Failure(
          "OpsMate didn't respond in time.",
          "operation_timeout: an app must acknowledge within 3 seconds",
          "http_timeout"));
      case BotAnswer.Refused refused -> Optional.of(new Failure(
          "OpsMate answered with HTTP " + refused.status() + ".",
          "dispatch_failed: an app must acknowledge with HTTP 200",
          "http_error"));
      case BotAnswer.Unreachable _ -> Optional.of(new Failure(
          "OpsMate could not be reached.",
          "dispatch_failed: nothing answers at the request URL",
          "connection_failed"));
    };
  }
}

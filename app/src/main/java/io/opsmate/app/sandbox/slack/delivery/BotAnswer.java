package io.opsmate.app.sandbox.slack.delivery;

/** What the bot made of a request, as Slack sees it. */
public sealed interface BotAnswer {

  /** HTTP 2xx within three seconds. */
  record Acknowledged(String body) implements BotAnswer {}

  /** Any other HTTP status; an app may ask that an event is not sent again. */
  record Refused(int status, boolean noRetry) implements BotAnswer {}

  /** Nothing within three seconds. */
  record Late() implements BotAnswer {}

  record Unreachable(String why) implements BotAnswer {}
}

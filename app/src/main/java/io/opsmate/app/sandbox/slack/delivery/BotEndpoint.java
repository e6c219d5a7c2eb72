package io.opsmate.app.sandbox.slack.delivery;

/** The bot's request URL. Every request to the bot goes through here, so that one may listen or disturb. */
@FunctionalInterface
public interface BotEndpoint {

  BotAnswer post(BotRequest request);
}

package io.opsmate.app.sandbox.slack.workspace;

/** The installed app: its id, its bot, and the user that the bot posts as. */
public record AppIdentity(String id, String botId, String userId, String name, String handle) {}

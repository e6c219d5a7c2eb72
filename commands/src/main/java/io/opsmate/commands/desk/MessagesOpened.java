package io.opsmate.commands.desk;

/**
 * Somebody opened OpsMate's Messages tab; kept in a job.
 *
 * @param channel the direct message between them
 */
public record MessagesOpened(String member, String channel, String request) {}

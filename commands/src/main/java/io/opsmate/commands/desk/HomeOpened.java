package io.opsmate.commands.desk;

/** Somebody opened OpsMate's Home; kept in a job. */
public record HomeOpened(String member, String request) {}

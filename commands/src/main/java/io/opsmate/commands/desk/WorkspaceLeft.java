package io.opsmate.commands.desk;

/**
 * Slack said that a workspace has removed OpsMate; kept in a job.
 *
 * @param how Slack's own word for it
 * @param at when, by Slack, ISO-8601
 */
public record WorkspaceLeft(String how, String at) {}

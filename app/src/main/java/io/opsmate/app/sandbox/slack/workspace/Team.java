package io.opsmate.app.sandbox.slack.workspace;

/** The workspace's own identity. */
public record Team(String id, String name, String domain) {}

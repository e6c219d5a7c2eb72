package io.opsmate.app.sandbox.slack.workspace;

/** A line above somebody's Home tab: what went wrong there, and the Slack rule behind it. */
public record HomeNotice(String text, String rule) {}

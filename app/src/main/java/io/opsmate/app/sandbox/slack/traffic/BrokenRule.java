package io.opsmate.app.sandbox.slack.traffic;

/**
 * A rule of Slack's that was broken.
 *
 * @param error as Slack answers it, {@code expired_trigger_id}
 * @param name a short name, {@code trigger_id}
 * @param words what the rule is, for people
 */
public record BrokenRule(String error, String name, String words) {}

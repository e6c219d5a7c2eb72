package io.opsmate.app.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/** A message before it has a timestamp. */
public record Draft(
    String channel,
    String author,
    @Nullable String onlyFor,
    Content content,
    @Nullable String threadTs,
    @Nullable String rule) {

  public static Draft toAll(String channel, String author, Content content) {
    return new Draft(channel, author, null, content, null, null);
  }

  public static Draft onlyFor(String person, String channel, String author, Content content) {
    return new Draft(channel, author, person, content, null, null);
  }

  /** A line of Slack's own, seen by one person, that names the rule it follows. */
  public static Draft note(String person, String channel, String text, String rule) {
    return new Draft(channel, Message.SLACKBOT, person, Content.text(text), null, rule);
  }

  public Draft inThread(@Nullable String parentTs) {
    return new Draft(channel, author, onlyFor, content, parentTs, rule);
  }

  Message at(String ts) {
    return new Message(channel, ts, threadTs, author, onlyFor, content, null, rule);
  }
}

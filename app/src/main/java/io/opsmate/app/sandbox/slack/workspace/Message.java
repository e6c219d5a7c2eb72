package io.opsmate.app.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/**
 * One posted message.
 *
 * @param ts Slack's id of a message within a channel; edits keep it
 * @param threadTs the thread's first message, for replies
 * @param onlyFor the one person who sees an ephemeral message
 * @param editedTs when it was last edited
 * @param rule the Slack rule that was broken, on the sandbox's own notes
 */
public record Message(
    String channel,
    String ts,
    @Nullable String threadTs,
    String author,
    @Nullable String onlyFor,
    Content content,
    @Nullable String editedTs,
    @Nullable String rule) {

  /** The user under which Slack itself speaks. */
  public static final String SLACKBOT = "USLACKBOT";

  public boolean isEphemeral() {
    return onlyFor != null;
  }

  public boolean isVisibleTo(String person) {
    return onlyFor == null || onlyFor.equals(person);
  }

  public boolean isReplyTo(String parentTs) {
    return parentTs.equals(threadTs) && !parentTs.equals(ts);
  }

  Message edited(Content now, @Nullable String at) {
    Content kept = new Content(now.text(), now.blocks(), content.files());
    return new Message(channel, ts, threadTs, author, onlyFor, kept, at, rule);
  }
}

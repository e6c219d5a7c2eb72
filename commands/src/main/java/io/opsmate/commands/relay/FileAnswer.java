package io.opsmate.commands.relay;

/** What Slack said to a file. */
public sealed interface FileAnswer {
  /** Slack has it under this id. */
  record Taken(String file) implements FileAnswer {}

  /** Slack does not have it; {@code why} is never {@link SlackAnswer.Sent}. */
  record NotTaken(SlackAnswer why) implements FileAnswer {}
}

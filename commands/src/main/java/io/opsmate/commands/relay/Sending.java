package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.ChannelId;
import java.time.Duration;

/** What came of sending one message, sorted by what there is to do about it. */
sealed interface Sending {
  record Sent(ChannelId channel, String ts) implements Sending {}

  /**
   * Not now: the pace or Slack's Retry-After says when.
   *
   * @param waits what else need not be tried before
   */
  record Paced(Duration after, String why, Fate.Waits waits) implements Sending {}

  /** Slack is in trouble; the longer, the rarer it is asked. */
  record Troubled(String why) implements Sending {}

  /** The workspace does not let us speak at all (token, scope, plan); a person has to repair that. */
  record Locked(String error) implements Sending {}

  /** The conversation does not exist for us, or takes no message from us. */
  record NoPlace(String error) implements Sending {}

  /** The message to edit or to answer below is gone. */
  record NoMessage(String error) implements Sending {}

  /** This message will never be taken. */
  record Refused(String error) implements Sending {}
}

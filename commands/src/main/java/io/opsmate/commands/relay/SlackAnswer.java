package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.ChannelId;
import java.time.Duration;
import java.util.List;

/** What Slack said to one call. */
public sealed interface SlackAnswer {
  /** {@code ts} is the message's id; empty where Slack gives none. */
  record Sent(ChannelId channel, String ts) implements SlackAnswer {}

  record RateLimited(Duration retryAfter) implements SlackAnswer {}

  /** Slack is down, slow or could not be reached; whether the message arrived is unknown. */
  record TryLater(String why) implements SlackAnswer {}

  /** Slack understood and said no; {@code messages} are its details, one fault each. */
  record Refused(String error, List<String> messages) implements SlackAnswer {
    public Refused {
      messages = List.copyOf(messages);
    }
  }
}

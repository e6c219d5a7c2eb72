package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.ChannelId;
import java.util.List;

/** The calls beside messages by which an app shows that it works on an answer, and lets one grow. None throws. */
public interface SlackTalk {
  /** What the app does, at the foot of a thread; empty takes it away. Slack takes it away after two minutes. */
  SlackAnswer status(ChannelId channel, String thread, String status, List<String> loading);

  /** Begins a message that grows; the {@code ts} of what is answered is its id. */
  SlackAnswer startStream(ChannelId channel, String thread, Reader reader, String markdown);

  SlackAnswer appendStream(ChannelId channel, String ts, String markdown);

  /**
   * Ends the message that grew.
   *
   * @param markdown appended last; empty for nothing
   * @param blocks stand below the text; {@code []} for none
   */
  SlackAnswer stopStream(ChannelId channel, String ts, String markdown, String blocks);

  SlackAnswer delete(ChannelId channel, String ts);

  /** The address of a message is the {@code ts} of what is answered. */
  SlackAnswer permalink(ChannelId channel, String ts);

  /** What a thread of the agent's pane is called. */
  SlackAnswer title(ChannelId channel, String thread, String title);

  /** What one might ask, as buttons at the foot of a direct message; four at most. */
  SlackAnswer suggest(ChannelId channel, String title, List<Suggestion> suggestions);

  /** What a button says, and the message that it sends in the person's name. */
  record Suggestion(String title, String message) {}

  /** For whom a message grows, which Slack wants to know in channels; {@code team} is empty where it is not known. */
  record Reader(String member, String team) {}
}

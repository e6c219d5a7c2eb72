package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where and how fast the app may write. */
record Writing(SlackWorkspace workspace, MessageCheck messages, ChannelPace pace, Set<String> scopes) {
  /** The channel that a call names, or why the app cannot write there. */
  sealed interface Door {
    record Open(Channel channel) implements Door {}

    record Closed(ApiAnswer why) implements Door {}
  }

  Door door(Optional<Channel> named) {
    String app = workspace.roster().app().userId();
    if (named.filter(channel -> channel.isKnownTo(app)).isEmpty()) {
      return new Door.Closed(ApiAnswer.refused("channel_not_found"));
    }
    Channel channel = named.get();
    if (channel.isArchived()) {
      return new Door.Closed(ApiAnswer.refused("is_archived"));
    }
    boolean anywhere = scopes.contains("chat:write.public") && !channel.isPrivate();
    return channel.hasMember(app) || anywhere
        ? new Door.Open(channel)
        : new Door.Closed(ApiAnswer.refused("not_in_channel"));
  }

  /** Empty when one more message may be posted now. */
  Optional<Duration> tooSoon(Channel channel) {
    return pace.take(channel.id());
  }

  boolean canReply(Channel channel, Optional<String> thread) {
    return thread.isEmpty() || Threads.canReply(workspace.timeline(), channel.id(), thread.get());
  }

  Message post(Draft draft) {
    Message message = workspace.timeline().post(draft);
    String thread = message.threadTs();
    if (thread != null) {
      workspace.talk().answered(message.channel(), thread);
    }
    return message;
  }
}

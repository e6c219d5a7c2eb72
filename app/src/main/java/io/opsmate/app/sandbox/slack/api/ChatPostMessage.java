package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;

/** {@code chat.postMessage}. */
record ChatPostMessage(SlackWorkspace workspace, MessageCheck messages, ChannelPace pace) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<Channel> channel = call.text("channel").flatMap(workspace.roster()::addressed);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    if (!channel.get().hasMember(workspace.roster().app().userId())) {
      return ApiAnswer.refused("not_in_channel");
    }
    return switch (messages.check(call)) {
      case MessageCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case MessageCheck.Checked.Accepted(Content content) -> post(channel.get(), content, call);
    };
  }

  private ApiAnswer post(Channel channel, Content content, Call call) {
    Optional<String> thread = call.text("thread_ts");
    if (thread.isPresent() && !Threads.canReply(workspace.timeline(), channel.id(), thread.get())) {
      return ApiAnswer.refused("cannot_reply_to_message");
    }
    return pace.take(channel.id())
        .<ApiAnswer>map(ApiAnswer.SlowDown::new)
        .orElseGet(() -> posted(workspace.timeline()
            .post(
                Draft.toAll(channel.id(), workspace.roster().app().userId(), content)
                    .inThread(thread.orElse(null)))));
  }

  private ApiAnswer posted(Message message) {
    ObjectNode body = Json.object();
    body.put("channel", message.channel());
    body.put("ts", message.ts());
    body.set("message", new MessageJson(workspace.roster()).of(message));
    return new ApiAnswer.Ok(body);
  }
}

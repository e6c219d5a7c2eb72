package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;

/** {@code chat.update}: edits one of the app's own messages in place; its timestamp stays. */
record ChatUpdate(SlackWorkspace workspace, MessageCheck messages, ChatStreams streams) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<Channel> channel = call.text("channel").flatMap(workspace.roster()::channel);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    if (channel.get().isArchived()) {
      return ApiAnswer.refused("is_inactive");
    }
    Optional<Message> message = call.text("ts")
        .flatMap(ts -> workspace.timeline().find(channel.get().id(), ts))
        .filter(found -> !found.isEphemeral());
    if (message.isEmpty()) {
      return ApiAnswer.refused("message_not_found");
    }
    if (!message.get().author().equals(workspace.roster().app().userId())) {
      return ApiAnswer.refused("cant_update_message");
    }
    if (streams.isOpen(message.get())) {
      return ApiAnswer.refused("streaming_state_conflict");
    }
    return switch (messages.check(call)) {
      case MessageCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case MessageCheck.Checked.Accepted(Content content) -> edit(message.get(), content);
    };
  }

  private ApiAnswer edit(Message message, Content content) {
    return workspace.timeline()
        .edit(message.channel(), message.ts(), content)
        .map(this::edited)
        .orElseGet(() -> ApiAnswer.refused("message_not_found"));
  }

  private ApiAnswer edited(Message message) {
    ObjectNode body = Json.object();
    body.put("channel", message.channel());
    body.put("ts", message.ts());
    body.put("text", message.content().text());
    body.set("message", new MessageJson(workspace.roster()).of(message));
    return new ApiAnswer.Ok(body);
  }
}

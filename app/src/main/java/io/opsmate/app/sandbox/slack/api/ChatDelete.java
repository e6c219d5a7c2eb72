package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;

/** {@code chat.delete}: takes one of the app's own messages away. */
record ChatDelete(SlackWorkspace workspace) implements WebMethod {
  @Override
  public ApiAnswer answer(Call call) {
    Optional<Channel> channel = call.text("channel").flatMap(workspace.roster()::channel);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    Optional<Message> message = call.text("ts")
        .flatMap(ts -> workspace.timeline().find(channel.get().id(), ts))
        .filter(found -> !found.isEphemeral());
    if (message.isEmpty()) {
      return ApiAnswer.refused("message_not_found");
    }
    if (!message.get().author().equals(workspace.roster().app().userId())) {
      return ApiAnswer.refused("cant_delete_message");
    }
    workspace.timeline().delete(channel.get().id(), message.get().ts());
    ObjectNode body = Json.object();
    body.put("channel", channel.get().id());
    body.put("ts", message.get().ts());
    return new ApiAnswer.Ok(body);
  }
}

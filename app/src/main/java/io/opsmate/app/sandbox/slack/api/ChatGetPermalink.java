package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.util.Optional;

/** {@code chat.getPermalink}: an address that opens the sandbox page at the message. */
record ChatGetPermalink(SlackWorkspace workspace, URI pageUrl) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<Channel> channel = call.text("channel").flatMap(workspace.roster()::channel);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    Optional<Message> message =
        call.text("message_ts").flatMap(ts -> workspace.timeline().find(channel.get().id(), ts));
    if (message.isEmpty()) {
      return ApiAnswer.refused("message_not_found");
    }
    ObjectNode body = Json.object();
    body.put("channel", channel.get().id());
    body.put("permalink", pageUrl + "#at=" + channel.get().id() + "&ts=" + message.get().ts());
    return new ApiAnswer.Ok(body);
  }
}

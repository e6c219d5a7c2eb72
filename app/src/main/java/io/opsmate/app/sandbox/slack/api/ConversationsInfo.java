package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Roster;

/** {@code conversations.info}. */
record ConversationsInfo(Roster roster) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    return call.text("channel")
        .flatMap(roster::channel)
        .filter(channel -> channel.isKnownTo(roster.app().userId()))
        .map(this::info)
        .orElseGet(() -> ApiAnswer.refused("channel_not_found"));
  }

  private ApiAnswer info(Channel channel) {
    ObjectNode body = Json.object();
    ObjectNode json = body.putObject("channel");
    json.put("id", channel.id());
    json.put("is_channel", channel.kind() == Channel.Kind.PUBLIC);
    json.put("is_group", channel.isPrivate());
    json.put("is_im", channel.isDirect());
    json.put("is_mpim", false);
    json.put("is_private", channel.isPrivate());
    json.put("is_archived", channel.isArchived());
    if (channel.isDirect()) {
      channel.members()
          .stream()
          .filter(member -> !member.equals(roster.app().userId()))
          .forEach(person -> json.put("user", person));
    } else {
      json.put("name", channel.name());
      json.put("name_normalized", channel.name());
      json.put("is_general", channel.name().equals("general"));
      json.put("is_member", channel.hasMember(roster.app().userId()));
      json.put("context_team_id", roster.team().id());
      json.putObject("topic").put("value", channel.topic());
    }
    return new ApiAnswer.Ok(body);
  }
}

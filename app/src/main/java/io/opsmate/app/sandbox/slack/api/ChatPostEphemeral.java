package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;

/** {@code chat.postEphemeral}: a message that one person in a channel sees. */
record ChatPostEphemeral(SlackWorkspace workspace, MessageCheck messages, ChannelPace pace) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<Channel> channel = call.text("channel").flatMap(workspace.roster()::channel);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    if (!channel.get().hasMember(workspace.roster().app().userId())) {
      return ApiAnswer.refused("not_in_channel");
    }
    Optional<Person> person = call.text("user").flatMap(workspace.roster()::person);
    if (person.isEmpty() || !channel.get().hasMember(person.get().id())) {
      return ApiAnswer.refused("user_not_in_channel");
    }
    return switch (messages.check(call)) {
      case MessageCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case MessageCheck.Checked.Accepted(Content content) -> post(person.get(), channel.get(), content, call);
    };
  }

  private ApiAnswer post(Person person, Channel channel, Content content, Call call) {
    Draft draft = Draft.onlyFor(person.id(), channel.id(), workspace.roster().app().userId(), content)
        .inThread(call.text("thread_ts").orElse(null));
    return pace.take(channel.id())
        .<ApiAnswer>map(ApiAnswer.SlowDown::new)
        .orElseGet(() -> posted(workspace.timeline().post(draft)));
  }

  private static ApiAnswer posted(Message message) {
    return new ApiAnswer.Ok(Json.object().put("message_ts", message.ts()));
  }
}

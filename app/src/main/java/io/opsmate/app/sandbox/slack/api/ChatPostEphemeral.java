package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import java.util.Optional;

/** {@code chat.postEphemeral}: a message that one person in a channel sees. */
record ChatPostEphemeral(Writing writing) implements WebMethod {
  @Override
  public ApiAnswer answer(Call call) {
    return switch (writing.door(call.text("channel").flatMap(roster()::channel))) {
      case Writing.Door.Closed(ApiAnswer why) -> why;
      case Writing.Door.Open(Channel channel) -> toPerson(channel, call);
    };
  }

  private ApiAnswer toPerson(Channel channel, Call call) {
    Optional<Person> person = call.text("user").flatMap(roster()::person);
    if (person.isEmpty() || !channel.hasMember(person.get().id())) {
      return ApiAnswer.refused("user_not_in_channel");
    }
    return switch (writing.messages().check(call)) {
      case MessageCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case MessageCheck.Checked.Accepted(Content content) -> post(person.get(), channel, content, call);
    };
  }

  private ApiAnswer post(Person person, Channel channel, Content content, Call call) {
    Draft draft = Draft.onlyFor(person.id(), channel.id(), roster().app().userId(), content)
        .inThread(call.text("thread_ts").orElse(null));
    return writing.tooSoon(channel)
        .<ApiAnswer>map(ApiAnswer.SlowDown::new)
        .orElseGet(() -> posted(writing.post(draft)));
  }

  private Roster roster() {
    return writing.workspace().roster();
  }

  private static ApiAnswer posted(Message message) {
    return new ApiAnswer.Ok(Json.object().put("message_ts", message.ts()));
  }
}

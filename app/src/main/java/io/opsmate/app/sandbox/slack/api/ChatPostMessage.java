package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import java.util.Optional;

/** {@code chat.postMessage}. */
record ChatPostMessage(Writing writing) implements WebMethod {
  @Override
  public ApiAnswer answer(Call call) {
    return switch (writing.door(call.text("channel").flatMap(writing.workspace().roster()::addressed))) {
      case Writing.Door.Closed(ApiAnswer why) -> why;
      case Writing.Door.Open(Channel channel) -> switch (writing.messages().check(call)) {
        case MessageCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
        case MessageCheck.Checked.Accepted(Content content) -> post(channel, content, call);
      };
    };
  }

  private ApiAnswer post(Channel channel, Content content, Call call) {
    Optional<String> thread = call.text("thread_ts");
    if (!writing.canReply(channel, thread)) {
      return ApiAnswer.refused("cannot_reply_to_message");
    }
    Draft draft = Draft.toAll(channel.id(), writing.workspace().roster().app().userId(), content)
        .inThread(thread.orElse(null));
    return writing.tooSoon(channel)
        .<ApiAnswer>map(ApiAnswer.SlowDown::new)
        .orElseGet(() -> posted(writing.post(draft)));
  }

  private ApiAnswer posted(Message message) {
    ObjectNode body = Json.object();
    body.put("channel", message.channel());
    body.put("ts", message.ts());
    body.set("message", new MessageJson(writing.workspace().roster()).of(message));
    return new ApiAnswer.Ok(body);
  }
}

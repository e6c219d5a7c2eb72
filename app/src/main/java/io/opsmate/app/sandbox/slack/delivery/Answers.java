package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.api.ApiAnswer;
import io.opsmate.app.sandbox.slack.api.MessageCheck;
import io.opsmate.app.sandbox.slack.api.Structured;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;

/** Shows what an app answers outside the Web API: in an acknowledgement, or to a response_url. */
public final class Answers {
  private final SlackWorkspace workspace;
  private final MessageCheck messages;

  public Answers(SlackWorkspace workspace, MessageCheck messages) {
    this.workspace = workspace;
    this.messages = messages;
  }

  /** Ephemeral unless {@code response_type} says {@code in_channel}. */
  ShowResult show(ObjectNode answer, Place place) {
    if (answer.path("delete_original").asBoolean() && place.originalTs() != null) {
      workspace.timeline().delete(place.channel(), place.originalTs());
      return new ShowResult.Silent();
    }
    return switch (messages.check(text(answer), blocks(answer))) {
      case MessageCheck.Checked.Refused(ApiAnswer.Refused(String error, var why, _)) ->
          new ShowResult.Refused(error, why);
      case MessageCheck.Checked.Accepted(Content content) -> {
        put(answer, content, place);
        yield new ShowResult.Shown();
      }
    };
  }

  private void put(ObjectNode answer, Content content, Place place) {
    if (answer.path("replace_original").asBoolean() && place.originalTs() != null) {
      workspace.timeline().edit(place.channel(), place.originalTs(), content);
      return;
    }
    String app = workspace.roster().app().userId();
    Draft draft = answer.path("response_type").asText().equals("in_channel")
        ? Draft.toAll(place.channel(), app, content)
        : Draft.onlyFor(place.person(), place.channel(), app, content);
    String thread = answer.path("thread_ts").asText();
    workspace.timeline().post(draft.inThread(thread.isEmpty() ? place.threadTs() : thread));
  }

  private static Optional<String> text(ObjectNode answer) {
    return Optional.of(answer.path("text").asText()).filter(text -> !text.isBlank());
  }

  private static Structured blocks(ObjectNode answer) {
    JsonNode blocks = answer.path("blocks");
    return blocks.isMissingNode() || blocks.isNull()
        ? new Structured.Absent()
        : new Structured.Given(blocks);
  }
}

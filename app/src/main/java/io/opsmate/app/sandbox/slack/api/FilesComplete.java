package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.FileJson;
import io.opsmate.app.sandbox.slack.workspace.Files;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code files.completeUploadExternal}: makes uploaded files visible, in a channel or to the app alone. */
record FilesComplete(Writing writing) implements WebMethod {
  @Override
  public ApiAnswer answer(Call call) {
    List<String> ids = new ArrayList<>();
    JsonNode named = call.structured("files") instanceof Structured.Given(JsonNode json) ? json : Json.array();
    named.forEach(file -> ids.add(file.path("id").asText()));
    if (ids.isEmpty()) {
      return new ApiAnswer.Refused("invalid_arguments",
          List.of("[ERROR] missing required field: files [json-pointer:/files]"));
    }
    Files files = workspace().files();
    if (!ids.stream().allMatch(id -> files.find(id).filter(StoredFile::isUploaded).isPresent())) {
      return ApiAnswer.refused("file_not_found");
    }
    return call.text("channel_id").isEmpty() ? completed(named) : share(named, call);
  }

  private ApiAnswer share(JsonNode named, Call call) {
    return switch (writing.door(call.text("channel_id").flatMap(workspace().roster()::addressed))) {
      case Writing.Door.Closed(ApiAnswer why) -> why;
      case Writing.Door.Open(Channel channel) -> {
        Optional<String> thread = call.text("thread_ts");
        if (!writing.canReply(channel, thread)) {
          yield ApiAnswer.refused("cannot_reply_to_message");
        }
        ApiAnswer done = completed(named);
        Content content = new Content(call.text("initial_comment").orElse(""), Json.array(), described(named));
        writing.post(
            Draft.toAll(channel.id(), workspace().roster().app().userId(), content).inThread(thread.orElse(null)));
        yield done;
      }
    };
  }

  private ApiAnswer completed(JsonNode named) {
    named.forEach(file -> workspace().files().share(file.path("id").asText(), file.path("title").asText()));
    ObjectNode body = Json.object();
    body.set("files", described(named));
    return new ApiAnswer.Ok(body);
  }

  private ArrayNode described(JsonNode named) {
    ArrayNode files = Json.array();
    named.forEach(file -> workspace().files()
        .find(file.path("id").asText())
        .ifPresent(found -> files.add(new FileJson(workspace().roster()).of(found))));
    return files;
  }

  private SlackWorkspace workspace() {
    return writing.workspace();
  }
}

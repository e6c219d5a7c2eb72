package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.ThreadTalk.Prompt;
import io.opsmate.app.sandbox.slack.workspace.ThreadTalk.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code assistant.threads.*}: what the app says of a thread beside messages. */
record AssistantThreads(SlackWorkspace workspace) {
  /** Slack's limit on suggested prompts. */
  static final int PROMPTS = 4;

  /** Slack's limit on messages shown in turns while somebody waits. */
  static final int LOADING = 10;

  ApiAnswer status(Call call) {
    Optional<String> status = Optional.ofNullable(call.arguments().get("status")).map(JsonNode::asText);
    List<String> loading = new ArrayList<>();
    list(call, "loading_messages").forEach(one -> loading.add(one.asText()));
    if (status.isEmpty()) {
      return missing("status");
    }
    return loading.size() > LOADING
        ? tooMany(LOADING, "/loading_messages")
        : say(call, said -> said.doing(status.get(), loading));
  }

  ApiAnswer title(Call call) {
    return call.text("title").map(title -> say(call, said -> said.called(title))).orElseGet(() -> missing("title"));
  }

  ApiAnswer prompts(Call call) {
    List<Prompt> prompts = new ArrayList<>();
    list(call, "prompts")
        .forEach(one -> prompts.add(new Prompt(one.path("title").asText(), one.path("message").asText())));
    if (prompts.isEmpty() || prompts.stream().anyMatch(one -> one.title().isBlank() || one.message().isBlank())) {
      return missing("prompts");
    }
    return prompts.size() > PROMPTS ? tooMany(PROMPTS, "/prompts") : suggest(call, prompts);
  }

  /** For the newest message. Of apps with an {@code agent_view} Slack says nothing of a thread that is named, and does nothing. */
  private ApiAnswer suggest(Call call, List<Prompt> prompts) {
    var channel = writable(call);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    if (call.text("thread_ts").isEmpty()) {
      workspace.talk().say(channel.get().id(), "", said -> said.suggesting(prompts));
    }
    return new ApiAnswer.Ok(Json.object());
  }

  private Optional<Channel> writable(Call call) {
    String app = workspace.roster().app().userId();
    return call.text("channel_id").flatMap(workspace.roster()::channel).filter(one -> one.hasMember(app));
  }

  private ApiAnswer say(Call call, UnaryOperator<Said> change) {
    var channel = writable(call);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    Optional<String> thread = call.text("thread_ts")
        .filter(ts -> workspace.timeline().find(channel.get().id(), ts).isPresent());
    if (thread.isEmpty()) {
      return ApiAnswer.refused("thread_not_found");
    }
    workspace.talk().say(channel.get().id(), thread.get(), change);
    return new ApiAnswer.Ok(Json.object());
  }

  private static JsonNode list(Call call, String name) {
    return call.structured(name) instanceof Structured.Given(JsonNode json) && json.isArray() ? json : Json.array();
  }

  private static ApiAnswer missing(String name) {
    return new ApiAnswer.Refused("invalid_arguments",
        List.of("[ERROR] missing required field: " + name + " [json-pointer:/" + name + "]"));
  }

  private static ApiAnswer tooMany(int most, String pointer) {
    return new ApiAnswer.Refused("invalid_arguments",
        List.of("[ERROR] no more than " + most + " items allowed [json-pointer:" + pointer + "]"));
  }
}

package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code chat.startStream}, {@code chat.appendStream}, {@code chat.stopStream}: a message whose text grows.
 *
 * <p>Source: docs.slack.dev, the pages of the methods, as of August 2026.
 */
final class ChatStreams {
  /** Characters of Markdown that one call, and one message, takes. */
  static final int MARKDOWN = 12_000;

  private final Writing writing;
  private final Map<String, String> open = new HashMap<>();

  ChatStreams(Writing writing) {
    this.writing = writing;
  }

  ApiAnswer start(Call call) {
    return switch (writing.door(call.text("channel").flatMap(roster()::channel))) {
      case Writing.Door.Closed(ApiAnswer why) -> why;
      case Writing.Door.Open(Channel channel) ->
          refusal(channel, call).or(() -> writing.tooSoon(channel).map(ApiAnswer.SlowDown::new))
              .orElseGet(() -> started(channel, call));
    };
  }

  private Optional<ApiAnswer> refusal(Channel channel, Call call) {
    Optional<String> thread = call.text("thread_ts");
    if (channel.isDirect() && thread.isEmpty() || !writing.canReply(channel, thread)) {
      return Optional.of(ApiAnswer.refused("invalid_thread_ts"));
    }
    if (call.text("markdown_text").orElse("").length() > MARKDOWN) {
      return Optional.of(ApiAnswer.refused("msg_too_long"));
    }
    return channel.isDirect() ? Optional.empty() : recipient(call);
  }

  private Optional<ApiAnswer> recipient(Call call) {
    if (call.text("recipient_user_id").isEmpty()) {
      return Optional.of(ApiAnswer.refused("missing_recipient_user_id"));
    }
    if (call.text("recipient_team_id").isEmpty()) {
      return Optional.of(ApiAnswer.refused("missing_recipient_team_id"));
    }
    if (!call.text("recipient_team_id").orElse("").equals(roster().team().id())) {
      return Optional.of(ApiAnswer.refused("team_not_found"));
    }
    return call.text("recipient_user_id").flatMap(roster()::person).isEmpty()
        ? Optional.of(ApiAnswer.refused("user_not_found"))
        : Optional.empty();
  }

  private synchronized ApiAnswer started(Channel channel, Call call) {
    String words = markdown(call);
    Message message = writing.post(Draft.toAll(channel.id(), roster().app().userId(), content(words, Json.array()))
        .inThread(call.text("thread_ts").orElse(null)));
    open.put(key(message), words);
    return ok(message);
  }

  ApiAnswer append(Call call) {
    return growing(call, (message, before) -> {
      String more = markdown(call);
      if (more.isEmpty()) {
        return new ApiAnswer.Refused("invalid_arguments",
            List.of("[ERROR] missing required field: markdown_text [json-pointer:/markdown_text]"));
      }
      return grown(message, before + more);
    });
  }

  private synchronized ApiAnswer grown(Message message, String words) {
    if (words.length() > MARKDOWN) {
      return ApiAnswer.refused("msg_too_long");
    }
    open.put(key(message), words);
    writing.workspace().timeline().grow(message.channel(), message.ts(), content(words, Json.array()));
    return ok(message);
  }

  ApiAnswer stop(Call call) {
    return growing(call, (message, before) -> {
      String words = before + markdown(call);
      if (words.length() > MARKDOWN) {
        return ApiAnswer.refused("msg_too_long");
      }
      if (call.structured("blocks") instanceof Structured.Absent) {
        return stopped(message, words, Json.array());
      }
      return switch (writing.messages().check(call)) {
        case MessageCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
        case MessageCheck.Checked.Accepted(Content below) -> stopped(message, words, below.blocks());
      };
    });
  }

  private synchronized ApiAnswer stopped(Message message, String words, ArrayNode below) {
    open.remove(key(message));
    writing.workspace().timeline().grow(message.channel(), message.ts(), content(words, below));
    return ok(message);
  }

  /** Whether a message is still being written. */
  synchronized boolean isOpen(Message message) {
    return open.containsKey(key(message));
  }

  @FunctionalInterface
  private interface Growth {
    ApiAnswer of(Message message, String before);
  }

  private ApiAnswer growing(Call call, Growth growth) {
    Optional<Channel> channel = call.text("channel").flatMap(roster()::channel);
    if (channel.isEmpty()) {
      return ApiAnswer.refused("channel_not_found");
    }
    Optional<Message> message =
        call.text("ts").flatMap(ts -> writing.workspace().timeline().find(channel.get().id(), ts));
    if (message.isEmpty()) {
      return ApiAnswer.refused("message_not_found");
    }
    if (!message.get().author().equals(roster().app().userId())) {
      return ApiAnswer.refused("message_not_owned_by_app");
    }
    String before;
    synchronized (this) {
      before = open.get(key(message.get()));
    }
    return before == null
        ? ApiAnswer.refused("message_not_in_streaming_state")
        : growth.of(message.get(), before);
  }

  /** As it was given, blanks and all: it goes on where the text before ends. */
  private static String markdown(Call call) {
    JsonNode value = call.arguments().path("markdown_text");
    return value.isTextual() ? value.asText() : "";
  }

  private static Content content(String words, ArrayNode below) {
    ArrayNode blocks = Json.array();
    if (!words.isBlank()) {
      blocks.addObject().put("type", "markdown").put("text", words);
    }
    blocks.addAll(below);
    return new Content(words, BlockIds.completed(blocks));
  }

  private Roster roster() {
    return writing.workspace().roster();
  }

  private static ApiAnswer ok(Message message) {
    ObjectNode body = Json.object();
    body.put("channel", message.channel());
    body.put("ts", message.ts());
    return new ApiAnswer.Ok(body);
  }

  private static String key(Message message) {
    return message.channel() + " " + message.ts();
  }
}

package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.opsmate.skills.testkit.ModelStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps of a model as the events that Anthropic streams. Source: Anthropic's reference, streaming messages. */
final class AnthropicFormat {
  private static final JsonMapper JSON = new JsonMapper();

  private AnthropicFormat() {}

  static ResponseDefinitionBuilder response(ModelStep step) {
    String body = switch (step) {
      case ModelStep.Says(String words) -> message("end_turn", words, List.of());
      case ModelStep.Answers(Record value) -> message("end_turn", RecordWriter.write(value), List.of());
      case ModelStep.Calls(String words, List<ModelStep.Call> calls) -> message("tool_use", words, calls);
      case ModelStep.Refuses(String words) -> message("refusal", words, List.of());
      case ModelStep.BreaksOff(String words) -> start() + text(0, words);
      case ModelStep.IsOverloaded(String words) -> start() + text(0, words)
          + event("error", Map.of("error", Map.of("type", "overloaded_error", "message", "Overloaded")));
      case ModelStep.IsDown _ -> throw new IllegalArgumentException("says nothing");
    };
    return OpenAiFormat.events(body);
  }

  static ResponseDefinitionBuilder ends(String reason, String words) {
    return OpenAiFormat.events(message(reason, words, List.of()));
  }

  private static String start() {
    return event("message_start", Map.of("message",
        Map.of("id", "msg_1", "type", "message", "role", "assistant", "model", "claude", "content", List.of(), "usage",
            Map.of("input_tokens", 20, "output_tokens", 1))));
  }

  private static String message(String reason, String words, List<ModelStep.Call> calls) {
    StringBuilder events = new StringBuilder(start());
    int index = 0;
    if (!words.isEmpty()) {
      events.append(text(index++, words));
    }
    for (ModelStep.Call call : calls) {
      events.append(call(index++, call));
    }
    return events.append(event("message_delta",
        Map.of("delta", Map.of("stop_reason", reason), "usage", Map.of("output_tokens", 5))))
        .append(event("message_stop", Map.of()))
        .toString();
  }

  private static String text(int index, String words) {
    StringBuilder events = new StringBuilder(
        event("content_block_start", Map.of("index", index, "content_block", Map.of("type", "text", "text", ""))));
    for (String piece : words.split("(?<= )")) {
      events.append(event("content_block_delta",
          Map.of("index", index, "delta", Map.of("type", "text_delta", "text", piece))));
    }
    return events.append(event("content_block_stop", Map.of("index", index))).toString();
  }

  private static String call(int index, ModelStep.Call call) {
    return event("content_block_start",
        Map.of("index", index, "content_block",
            Map.of("type", "tool_use", "id", "toolu_" + index + call.hashCode(), "name", call.tool(), "input",
                Map.of())))
        + event("content_block_delta",
            Map.of("index", index, "delta",
                Map.of("type", "input_json_delta", "partial_json", RecordWriter.write(call.input()))))
        + event("content_block_stop", Map.of("index", index));
  }

  private static String event(String type, Map<String, Object> more) {
    try {
      Map<String, Object> all = new LinkedHashMap<>(more);
      all.put("type", type);
      return "event: " + type + "\ndata: " + JSON.writeValueAsString(all) + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

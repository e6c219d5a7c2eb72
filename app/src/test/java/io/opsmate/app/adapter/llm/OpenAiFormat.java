package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.opsmate.skills.testkit.ModelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps of a model as the events that OpenAI streams. Source: OpenAI's reference, chat completion chunks. */
final class OpenAiFormat {
  static final String DONE = "data: [DONE]\n\n";

  private static final JsonMapper JSON = new JsonMapper();

  private OpenAiFormat() {}

  static ResponseDefinitionBuilder response(ModelStep step) {
    return events(body(step));
  }

  static ResponseDefinitionBuilder events(String body) {
    return aResponse().withHeader("Content-Type", "text/event-stream; charset=utf-8").withBody(body);
  }

  static String body(ModelStep step) {
    return switch (step) {
      case ModelStep.Says(String words) -> text(words);
      case ModelStep.Answers(Record value) -> text(RecordWriter.write(value));
      case ModelStep.Calls(String words, List<ModelStep.Call> calls) -> said(words) + calls(calls) + end("tool_calls");
      case ModelStep.Refuses(String words) -> said(words) + end("content_filter");
      case ModelStep.BreaksOff(String words) -> said(words);
      case ModelStep.IsOverloaded(String words) -> said(words) + error("server_overloaded") + DONE;
      case ModelStep.IsDown _ -> throw new IllegalArgumentException("says nothing");
    };
  }

  /** In the middle of a stream, as gateways say it. */
  static String error(String type) {
    return event(Map.of("error", Map.of("message", "no more of: why does sk-secret not work", "type", type)));
  }

  static String text(String words) {
    return said(words) + end("stop");
  }

  /** A call with arguments that need not be JSON. */
  static String call(String tool, String arguments) {
    return delta(Map.of("tool_calls", List.of(Map.of("index", 0, "id", "call_0", "type", "function", "function",
        Map.of("name", tool, "arguments", arguments))))) + end("tool_calls");
  }

  static String said(String words) {
    StringBuilder events = new StringBuilder();
    for (String piece : words.split("(?<= )")) {
      events.append(delta(Map.of("role", "assistant", "content", piece)));
    }
    return events.toString();
  }

  private static String calls(List<ModelStep.Call> calls) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      all.add(Map.of("index", i, "id", "call_" + i + calls.get(i).hashCode(), "type", "function", "function",
          Map.of("name", calls.get(i).tool(), "arguments", RecordWriter.write(calls.get(i).input()))));
    }
    StringBuilder events = new StringBuilder();
    all.forEach(call -> events.append(delta(Map.of("tool_calls", List.of(call)))));
    return events.toString();
  }

  static String end(String reason) {
    return event(Map.of("id", "c1", "object", "chat.completion.chunk", "model", "any", "choices",
        List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason))))
        + event(Map.of("id", "c1", "object", "chat.completion.chunk", "model", "any", "choices", List.of(), "usage",
            Map.of("prompt_tokens", 20, "completion_tokens", 5, "total_tokens", 25)))
        + DONE;
  }

  static String delta(Map<String, Object> delta) {
    return event(Map.of("id", "c1", "object", "chat.completion.chunk", "model", "any", "choices",
        List.of(Map.of("index", 0, "delta", delta))));
  }

  private static String event(Object json) {
    try {
      return "data: " + JSON.writeValueAsString(json) + "\n\n";
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

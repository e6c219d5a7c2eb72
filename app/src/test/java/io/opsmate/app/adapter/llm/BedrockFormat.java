package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.opsmate.skills.testkit.ModelStep;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Steps of a model as the frames that Bedrock streams. Source: Bedrock's reference, ConverseStream. */
final class BedrockFormat {
  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

  private BedrockFormat() {}

  static ResponseDefinitionBuilder response(ModelStep step) {
    BedrockFormat format = new BedrockFormat();
    switch (step) {
      case ModelStep.Says(String words) -> format.message("end_turn", words, List.of());
      case ModelStep.Answers(Record value) -> format.message("end_turn", RecordWriter.write(value), List.of());
      case ModelStep.Calls(String words, List<ModelStep.Call> calls) -> format.message("tool_use", words, calls);
      case ModelStep.Refuses(String words) -> format.message("guardrail_intervened", words, List.of());
      case ModelStep.BreaksOff(String words) -> format.begins(words);
      case ModelStep.IsOverloaded(String words) -> {
        format.begins(words);
        format.exception("throttlingException");
      }
      case ModelStep.IsDown _ -> throw new IllegalArgumentException("says nothing");
    }
    return format.response();
  }

  static ResponseDefinitionBuilder ends(String reason, String words) {
    BedrockFormat format = new BedrockFormat();
    format.message(reason, words, List.of());
    return format.response();
  }

  static ResponseDefinitionBuilder fails(String exception, String words) {
    BedrockFormat format = new BedrockFormat();
    format.begins(words);
    format.exception(exception);
    return format.response();
  }

  private ResponseDefinitionBuilder response() {
    return aResponse().withHeader("Content-Type", "application/vnd.amazon.eventstream").withBody(frames.toByteArray());
  }

  private int begins(String words) {
    frame("messageStart", Map.of("role", "assistant"));
    if (words.isEmpty()) {
      return 0;
    }
    for (String piece : words.split("(?<= )")) {
      frame("contentBlockDelta", Map.of("contentBlockIndex", 0, "delta", Map.of("text", piece)));
    }
    frame("contentBlockStop", Map.of("contentBlockIndex", 0));
    return 1;
  }

  private void message(String reason, String words, List<ModelStep.Call> calls) {
    int index = begins(words);
    for (ModelStep.Call call : calls) {
      call(index++, call.tool(), RecordWriter.write(call.input()));
    }
    ends(reason);
  }

  /** A call with arguments that need not be JSON. */
  static ResponseDefinitionBuilder call(String tool, String arguments) {
    BedrockFormat format = new BedrockFormat();
    format.begins("");
    format.call(0, tool, arguments);
    format.ends("tool_use");
    return format.response();
  }

  private void call(int index, String tool, String arguments) {
    frame("contentBlockStart", Map.of("contentBlockIndex", index, "start",
        Map.of("toolUse", Map.of("toolUseId", "tooluse_" + index, "name", tool))));
    frame("contentBlockDelta",
        Map.of("contentBlockIndex", index, "delta", Map.of("toolUse", Map.of("input", arguments))));
    frame("contentBlockStop", Map.of("contentBlockIndex", index));
  }

  private void ends(String reason) {
    frame("messageStop", Map.of("stopReason", reason));
    frame("metadata", Map.of("usage", Map.of("inputTokens", 20, "outputTokens", 5, "totalTokens", 25), "metrics",
        Map.of("latencyMs", 1)));
  }

  private void frame(String type, Map<String, Object> payload) {
    frame("event", type, payload);
  }

  private void exception(String type) {
    frame("exception", type, Map.of("message", "no more for now"));
  }

  private void frame(String kind, String type, Map<String, Object> payload) {
    try {
      frames.writeBytes(new Message(Map.of(":message-type", HeaderValue.fromString(kind), ":" + kind + "-type",
          HeaderValue.fromString(type), ":content-type", HeaderValue.fromString("application/json")),
          JSON.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8)).toByteBuffer().array());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

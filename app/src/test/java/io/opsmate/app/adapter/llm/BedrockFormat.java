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
      case ModelStep.IsDown _ -> throw new IllegalArgumentException("says nothing");
    }
    return aResponse().withHeader("Content-Type", "application/vnd.amazon.eventstream")
        .withBody(format.frames.toByteArray());
  }

  private void message(String reason, String words, List<ModelStep.Call> calls) {
    frame("messageStart", Map.of("role", "assistant"));
    int index = 0;
    if (!words.isEmpty()) {
      for (String piece : words.split("(?<= )")) {
        frame("contentBlockDelta", Map.of("contentBlockIndex", index, "delta", Map.of("text", piece)));
      }
      frame("contentBlockStop", Map.of("contentBlockIndex", index++));
    }
    for (ModelStep.Call call : calls) {
      frame("contentBlockStart", Map.of("contentBlockIndex", index, "start",
          Map.of("toolUse", Map.of("toolUseId", "tooluse_" + index, "name", call.tool()))));
      frame("contentBlockDelta", Map.of("contentBlockIndex", index, "delta",
          Map.of("toolUse", Map.of("input", RecordWriter.write(call.input())))));
      frame("contentBlockStop", Map.of("contentBlockIndex", index++));
    }
    frame("messageStop", Map.of("stopReason", reason));
    frame("metadata", Map.of("usage", Map.of("inputTokens", 20, "outputTokens", 5, "totalTokens", 25), "metrics",
        Map.of("latencyMs", 1)));
  }

  private void frame(String type, Map<String, Object> payload) {
    try {
      frames.writeBytes(new Message(Map.of(":message-type", HeaderValue.fromString("event"), ":event-type",
          HeaderValue.fromString(type), ":content-type", HeaderValue.fromString("application/json")),
          JSON.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8)).toByteBuffer().array());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What servers say that speak like OpenAI, but not quite, as LangChain4j understands it: reasons to stop in other words, or
 * none before the stream's own end; a refusal in a field of its own; and calls of tools as {@link OpenAiCalls} knows them.
 */
final class OpenAiEvents implements PassedOn {
  private static final String DONE = "[DONE]";
  private static final String STOP = "stop";
  private static final String FILTER = "content_filter";

  /** Source: OpenAI's reference; the others as servers and gateways are known to say it. */
  private static final Map<String, List<String>> REASONS = Map.of(
      STOP, List.of(STOP, "eos", "eos_token", "end_turn", "stop_sequence", "end", "completed"),
      "length", List.of("length", "max_tokens", "max_length", "model_length"),
      "tool_calls", List.of("tool_calls", "tool_call", "tool_use", "function_call"),
      FILTER,
      List.of(FILTER, "content_filtered", "safety", "refusal", "recitation", "blocklist", "prohibited_content"));

  /** With these an answer is not whole, whatever comes after. */
  private static final List<String> BROKEN = List.of("error", "abort", "aborted", "cancelled", "canceled", "timeout");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final ServerSentEventListener next;
  private final OpenAiCalls calls = new OpenAiCalls();
  private boolean ended;
  private boolean refused;

  OpenAiEvents(ServerSentEventListener next) {
    this.next = next;
  }

  @Override
  public ServerSentEventListener next() {
    return next;
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (DONE.equals(event.data()) && !ended) {
      next.onEvent(end(), context);
    }
    next.onEvent(plain(event), context);
  }

  /** What is no choice goes on as it is; so does what is no JSON, and LangChain4j says so. */
  private ServerSentEvent plain(ServerSentEvent event) {
    try {
      if (JSON.readTree(event.data()) instanceof ObjectNode tree
          && tree.path("choices").path(0) instanceof ObjectNode choice) {
        JsonNode delta = choice.path("delta");
        refused |= delta.path("refusal").isTextual() && !delta.path("refusal").textValue().isBlank();
        calls.plain(delta);
        choice.put("finish_reason", reason(choice.path("finish_reason").textValue()));
        return new ServerSentEvent(event.event(), tree.toString());
      }
    } catch (JsonProcessingException e) {
      return event;
    }
    return event;
  }

  /** Absent where it is unknown: then the stream's own end counts. */
  private @Nullable String reason(@Nullable String theirs) {
    if (theirs == null || theirs.isBlank()) {
      return null;
    }
    String word = theirs.toLowerCase(Locale.ROOT);
    String plain = REASONS.entrySet()
        .stream()
        .filter(reason -> reason.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
    ended |= plain != null || BROKEN.contains(word);
    return refused && plain != null ? FILTER : plain;
  }

  private ServerSentEvent end() {
    ObjectNode end = JSON.createObjectNode();
    ObjectNode choice = end.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", refused ? FILTER : STOP).putObject("delta");
    return new ServerSentEvent(null, end.toString());
  }
}

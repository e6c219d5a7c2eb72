package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opsmate.skills.advice.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server says went wrong, where a part of an answer was to be: by status 200, or in the middle of a stream. What it
 * says in words may hold what was asked; it is in the log at DEBUG only.
 *
 * <p>Source: Anthropic's and OpenAI's references, errors; {@code object: error} is vLLM's.
 */
final class ModelError extends RuntimeException {
  /** No status fits. */
  static final int UNKNOWN = 0;

  /** Neither an answer nor an error: a page to sign in, say. */
  static final int NO_STREAM = -1;

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ModelError.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_WORDS = 400;

  /** The first that fits says it: a wrong key is an invalid request for some. */
  private static final List<Meaning> MEANINGS = List.of(
      new Meaning(429, "overload", "rate_limit", "ratelimit", "too_many", "throttl", "busy"),
      new Meaning(402, "quota", "billing"),
      new Meaning(401, "authentication", "unauthorized", "api_key", "permission", "forbidden"),
      new Meaning(404, "not_found", "notfound"),
      new Meaning(408, "timeout"),
      new Meaning(400, "context_length", "invalid_request", "bad_request", "badrequest", "unprocessable"),
      new Meaning(500, "api_error", "server_error", "internal", "unavailable"));

  private final int status;

  private ModelError(int status) {
    super("an error in place of an answer");
    this.status = status;
  }

  /** Words of an error's kind, and the HTTP status that means the same. */
  private record Meaning(int status, List<String> words) {
    Meaning(int status, String... words) {
      this(status, List.of(words));
    }
  }

  /** As HTTP would have said it, {@link #UNKNOWN} or {@link #NO_STREAM}. */
  int status() {
    return status;
  }

  static ModelError noStream() {
    return new ModelError(NO_STREAM);
  }

  /** Whether this is an error; what is no JSON is none. */
  static Optional<ModelError> in(String json) {
    if (!json.contains("error")) {
      return Optional.empty();
    }
    try {
      JsonNode tree = JSON.readTree(json);
      JsonNode error = "error".equals(tree.path("object").asText()) ? tree : tree.path("error");
      boolean says = error.isObject() && !error.isEmpty() || error.isTextual() && !error.textValue().isBlank();
      return says ? Optional.of(of(error)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static ModelError of(JsonNode error) {
    String words = Redaction.strip(error.isTextual() ? error.textValue() : error.path("message").asText());
    LOG.atDebug()
        .addKeyValue("said", words.substring(0, Math.min(words.length(), MOST_WORDS)))
        .log("a language model's server says an error");
    return new ModelError(Stream.of("code", "status", "status_code")
        .mapToInt(name -> error.path(name).asInt())
        .filter(code -> code >= 400 && code < 600)
        .findFirst()
        .orElseGet(() -> byKind(error)));
  }

  private static int byKind(JsonNode error) {
    String kind = Stream.of("code", "type", "status")
        .map(name -> error.path(name).asText())
        .collect(Collectors.joining(" "))
        .toLowerCase(Locale.ROOT);
    return MEANINGS.stream()
        .filter(meaning -> meaning.words().stream().anyMatch(kind::contains))
        .mapToInt(Meaning::status)
        .findFirst()
        .orElse(UNKNOWN);
  }
}

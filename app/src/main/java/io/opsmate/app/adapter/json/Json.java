package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Our records as JSON and back: moments as ISO 8601, amounts as strings, ids as their value, closed sets by the names in
 * {@link Names}. Reads exactly what it wrote: an unknown or a missing field is {@link Unreadable}.
 */
public final class Json {
  private final ObjectMapper mapper = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .addModule(new Shapes())
      .addModule(new Names())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /** Stored JSON that this version of OpsMate cannot read. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String because, Throwable cause) {
      super(because, cause);
    }
  }

  public String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(value.getClass().getSimpleName() + " is no value for JSON: "
          + e.getOriginalMessage(), e);
    }
  }

  /** Errors: {@link Unreadable}. */
  public <T> T read(String json, Class<T> shape) {
    try {
      return mapper.readValue(json, shape);
    } catch (JsonProcessingException e) {
      throw new Unreadable(e.getOriginalMessage(), e);
    }
  }

  JsonNode tree(Object value) {
    return mapper.valueToTree(value);
  }

  <T> T value(JsonNode tree, Class<T> shape) {
    try {
      return mapper.treeToValue(tree, shape);
    } catch (JsonProcessingException e) {
      throw new Unreadable(e.getOriginalMessage(), e);
    }
  }

  JsonNode parse(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new Unreadable(e.getOriginalMessage(), e);
    }
  }
}

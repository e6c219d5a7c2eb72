package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.opsmate.skills.kernel.Describe;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of our records.
 *
 * <p>Errors: {@link IllegalArgumentException} for a component of a type that no schema is written for.
 */
final class RecordSchema {
  private static final JsonMapper JSON = new JsonMapper();

  private final boolean strict;

  private RecordSchema(boolean strict) {
    this.strict = strict;
  }

  /** For a tool's input: what is optional may be left out. */
  static JsonObjectSchema ofInput(Class<? extends Record> type) {
    return new RecordSchema(false).record(type, described(type));
  }

  /** For an answer: everything stands in it, and what is optional may be null, as strict providers want it. */
  static JsonObjectSchema ofAnswer(Class<?> type) {
    return new RecordSchema(true).record(type, described(type));
  }

  /** The schema of an answer as text, for models that are only told. */
  static String words(Class<?> type) {
    try {
      return JSON.writeValueAsString(JsonSchemaElementUtils.toMap(ofAnswer(type)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonObjectSchema record(Class<?> type, @Nullable String description) {
    Map<String, JsonSchemaElement> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), element(component.getGenericType(), described(component)));
      if (strict || component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    return JsonObjectSchema.builder()
        .description(Objects.requireNonNullElse(description, ""))
        .addProperties(properties)
        .required(required)
        .additionalProperties(false)
        .build();
  }

  private JsonSchemaElement element(Type type, @Nullable String description) {
    return switch (type) {
      case ParameterizedType of when of.getRawType() == Optional.class -> optional(only(of), description);
      case ParameterizedType of when of.getRawType() == List.class ->
          JsonArraySchema.builder().description(description).items(element(only(of), null)).build();
      case Class<?> plain -> plain(plain, description);
      default -> throw new IllegalArgumentException("no schema is written for " + type);
    };
  }

  private JsonSchemaElement optional(Type type, @Nullable String description) {
    return strict
        ? JsonAnyOfSchema.builder().anyOf(element(type, description), new JsonNullSchema()).build()
        : element(type, description);
  }

  private JsonSchemaElement plain(Class<?> type, @Nullable String description) {
    if (type == String.class) {
      return JsonStringSchema.builder().description(description).build();
    }
    if (type == Instant.class) {
      return JsonStringSchema.builder()
          .description(description == null ? "ISO 8601, UTC" : description + " (ISO 8601, UTC: 2026-11-24T12:00:00Z)")
          .build();
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return JsonIntegerSchema.builder().description(description).build();
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return JsonNumberSchema.builder().description(description).build();
    }
    if (type == boolean.class || type == Boolean.class) {
      return JsonBooleanSchema.builder().description(description).build();
    }
    if (type.isEnum()) {
      return JsonEnumSchema.builder().description(description).enumValues(names(type)).build();
    }
    if (type.isRecord()) {
      return record(type, description == null ? described(type) : description);
    }
    throw new IllegalArgumentException("no schema is written for " + type.getName());
  }

  static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
  }

  private static Type only(ParameterizedType type) {
    return type.getActualTypeArguments()[0];
  }

  private static @Nullable String described(AnnotatedElement element) {
    Describe describe = element.getAnnotation(Describe.class);
    return describe == null ? null : describe.value();
  }
}

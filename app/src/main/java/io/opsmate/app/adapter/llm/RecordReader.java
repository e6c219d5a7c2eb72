package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a model wrote as JSON into a record, strictly: every field of its type, none missing, none more.
 *
 * <p>Errors: {@link Unfit} with one sentence of ours that a model can mend its answer by.
 */
final class RecordReader {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private RecordReader() {}

  /** What was written does not fit the record. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String because) {
      super(because);
    }

    String because() {
      return String.valueOf(getMessage());
    }
  }

  /** Without arguments some models write nothing at all. */
  static Record read(@Nullable String json, Class<?> type) throws Unfit {
    JsonNode tree = tree(json == null || json.isBlank() ? "{}" : json);
    return record(tree, type, "the input");
  }

  /** The same for an answer, around which some models put a fence of Markdown. */
  static Record answer(String words, Class<?> type) throws Unfit {
    String bare = words.strip();
    if (bare.startsWith("```") && bare.endsWith("```") && bare.indexOf('\n') > 0) {
      bare = bare.substring(bare.indexOf('\n'), bare.length() - 3);
    }
    return record(tree(bare), type, "the answer");
  }

  private static JsonNode tree(String json) throws Unfit {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new Unfit("That is not JSON; write one JSON object and nothing around it.");
    }
  }

  private static Record record(JsonNode node, Class<?> type, String where) throws Unfit {
    if (!node.isObject()) {
      throw new Unfit("Write " + where + " as a JSON object.");
    }
    RecordComponent[] components = type.getRecordComponents();
    checkNames(node, components, where);
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      values[i] = value(node.get(name), components[i].getGenericType(), "“" + name + "”");
    }
    return made(type, components, values, where);
  }

  private static void checkNames(JsonNode node, RecordComponent[] components, String where) throws Unfit {
    Set<String> known = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
      if (!known.contains(names.next())) {
        throw new Unfit("A field of " + where + " is unknown; there are only "
            + Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", ")) + ".");
      }
    }
  }

  private static Record made(Class<?> type, RecordComponent[] components, @Nullable Object[] values, String where)
      throws Unfit {
    try {
      var constructor = type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new Unfit("A value in " + where + " is out of its range.");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(@Nullable JsonNode node, Type type, String where) throws Unfit {
    boolean absent = node == null || node.isNull();
    if (type instanceof ParameterizedType of && of.getRawType() == Optional.class) {
      return absent ? Optional.empty() : Optional.of(value(node, of.getActualTypeArguments()[0], where));
    }
    if (node == null || absent) {
      throw new Unfit(where + " is missing.");
    }
    return switch (type) {
      case ParameterizedType of when of.getRawType() == List.class ->
          list(node, of.getActualTypeArguments()[0], where);
      case Class<?> plain when plain.isRecord() -> record(node, plain, where);
      case Class<?> plain when plain.isEnum() -> constant(node, plain, where);
      case Class<?> plain -> scalar(node, plain, where);
      default -> throw new IllegalStateException("no reader is written for " + type);
    };
  }

  private static List<Object> list(JsonNode node, Type of, String where) throws Unfit {
    if (!node.isArray()) {
      throw new Unfit(where + " has to be a list.");
    }
    List<Object> all = new ArrayList<>();
    for (JsonNode one : node) {
      all.add(value(one, of, "each of " + where));
    }
    return all;
  }

  private static Object constant(JsonNode node, Class<?> type, String where) throws Unfit {
    for (Object constant : type.getEnumConstants()) {
      if (node.isTextual() && ((Enum<?>) constant).name().equalsIgnoreCase(node.textValue())) {
        return constant;
      }
    }
    throw new Unfit(where + " has to be one of " + String.join(", ", RecordSchema.names(type)) + ".");
  }

  private static Object scalar(JsonNode node, Class<?> type, String where) throws Unfit {
    if (type == String.class) {
      return fits(node.isTextual(), node, where + " has to be text.").textValue();
    }
    if (type == Instant.class) {
      return moment(node, where);
    }
    if (type == boolean.class || type == Boolean.class) {
      return fits(node.isBoolean(), node, where + " has to be true or false.").booleanValue();
    }
    if (type == int.class || type == Integer.class) {
      return fits(node.isIntegralNumber() && node.canConvertToInt(), node, where + " has to be a whole number.")
          .intValue();
    }
    if (type == long.class || type == Long.class) {
      return fits(node.isIntegralNumber() && node.canConvertToLong(), node, where + " has to be a whole number.")
          .longValue();
    }
    JsonNode number = fits(node.isNumber(), node, where + " has to be a number.");
    return type == BigDecimal.class ? number.decimalValue() : (Object) number.doubleValue();
  }

  private static Instant moment(JsonNode node, String where) throws Unfit {
    try {
      return Instant.parse(fits(node.isTextual(), node, where + " has to be a moment.").textValue());
    } catch (DateTimeException e) {
      throw new Unfit(where + " has to be a moment like 2026-11-24T12:00:00Z.");
    }
  }

  private static JsonNode fits(boolean does, JsonNode node, String otherwise) throws Unfit {
    if (!does) {
      throw new Unfit(otherwise);
    }
    return node;
  }
}

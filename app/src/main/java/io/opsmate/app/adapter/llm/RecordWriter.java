package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes a record as the JSON that a model reads: what is absent is left out, moments are ISO 8601. Words are given to
 * {@code words} before they are written, keys of maps too: once they are JSON, a line break is two characters.
 */
record RecordWriter(UnaryOperator<String> words) {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  static String write(Record record) {
    return write(record, UnaryOperator.identity());
  }

  static String write(Record record, UnaryOperator<String> words) {
    return new RecordWriter(words).tree(record).toString();
  }

  private ObjectNode tree(Record record) {
    ObjectNode object = MAKE.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(component, record);
      if (value instanceof Optional<?> maybe) {
        maybe.ifPresent(there -> object.set(component.getName(), value(there)));
      } else {
        object.set(component.getName(), value(value));
      }
    }
    return object;
  }

  private JsonNode value(Object value) {
    return switch (value) {
      case Record record -> tree(record);
      case List<?> list -> {
        ArrayNode array = MAKE.arrayNode();
        list.forEach(one -> array.add(value(one)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = MAKE.objectNode();
        map.forEach((key, one) -> object.set(words.apply(key.toString()), value(one)));
        yield object;
      }
      case Boolean truth -> MAKE.booleanNode(truth);
      case Integer whole -> MAKE.numberNode(whole);
      case Long whole -> MAKE.numberNode(whole);
      case Double number -> MAKE.numberNode(number);
      case BigDecimal number -> MAKE.numberNode(number);
      case Enum<?> constant -> MAKE.textNode(constant.name());
      default -> MAKE.textNode(words.apply(value.toString()));
    };
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}

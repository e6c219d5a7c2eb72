package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes a record as the JSON that a model reads: what is absent is left out, moments are ISO 8601. */
final class RecordWriter {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private RecordWriter() {}

  static String write(Record record) {
    return tree(record).toString();
  }

  private static ObjectNode tree(Record record) {
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

  private static JsonNode value(Object value) {
    return switch (value) {
      case Record record -> tree(record);
      case List<?> list -> {
        ArrayNode array = MAKE.arrayNode();
        list.forEach(one -> array.add(value(one)));
        yield array;
      }
      case Boolean truth -> MAKE.booleanNode(truth);
      case Integer whole -> MAKE.numberNode(whole);
      case Long whole -> MAKE.numberNode(whole);
      case Double number -> MAKE.numberNode(number);
      case BigDecimal number -> MAKE.numberNode(number);
      case Enum<?> constant -> MAKE.textNode(constant.name());
      default -> MAKE.textNode(value.toString());
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

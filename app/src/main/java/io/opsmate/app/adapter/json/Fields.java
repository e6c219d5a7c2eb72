package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fields of a stored tree; {@link IllegalArgumentException} with a reason for people when one is not as it should be. */
final class Fields {
  private Fields() {}

  static JsonNode field(JsonNode tree, String name) {
    JsonNode field = tree.get(name);
    if (field == null) {
      throw new IllegalArgumentException("“" + name + "” is missing");
    }
    return field;
  }

  static String text(JsonNode tree, String name) {
    return text(field(tree, name), "“" + name + "”", "");
  }

  static List<String> texts(JsonNode tree, String name) {
    JsonNode field = field(tree, name);
    if (!field.isArray()) {
      throw new IllegalArgumentException("“" + name + "” is no list");
    }
    List<String> all = new ArrayList<>();
    field.forEach(one -> all.add(text(one, "“" + name + "”", " of texts")));
    return all;
  }

  static int whole(JsonNode tree, String name) {
    JsonNode field = field(tree, name);
    if (!field.isInt()) {
      throw new IllegalArgumentException("“" + name + "” is no whole number");
    }
    return field.intValue();
  }

  static boolean flag(JsonNode tree, String name) {
    JsonNode field = field(tree, name);
    if (!field.isBoolean()) {
      throw new IllegalArgumentException("“" + name + "” is neither true nor false");
    }
    return field.booleanValue();
  }

  static Instant moment(JsonNode tree, String name) {
    String text = text(tree, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("“" + text + "” is no moment", e);
    }
  }

  private static String text(JsonNode value, String what, String of) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(what + " is no " + (of.isEmpty() ? "text" : "list" + of));
    }
    return value.textValue();
  }
}

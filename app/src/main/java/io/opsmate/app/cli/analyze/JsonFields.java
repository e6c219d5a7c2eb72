package io.opsmate.app.cli.analyze;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. What is absent or null is as usual; what is not as it has to be is named. Errors:
 * {@link IllegalArgumentException} with one sentence, without its end.
 *
 * @param where what a sentence begins with
 */
record JsonFields(JsonObject json, String where) {
  private static final int SHOWN = 40;
  private static final List<Word<Boolean>> YES_OR_NO = List.of(new Word<>("true", true), new Word<>("false", false));

  /** A word that may stand in a field, and what it means. */
  record Word<T>(String word, T meaning) {}

  boolean has(String name) {
    return json.has(name) && !json.get(name).isJsonNull();
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name, json.get(name)) : otherwise;
  }

  /** What the word means, whatever its case. */
  <T> T choice(String name, List<Word<T>> words, T otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    String said = json.get(name) instanceof JsonPrimitive word ? word.getAsString() : "";
    return words.stream()
        .filter(word -> word.word().equalsIgnoreCase(said))
        .map(Word::meaning)
        .findFirst()
        .orElseThrow(() -> fault("the " + name.replace('_', ' ') + " " + shown(json.get(name)) + " is none of "
            + words.stream().map(Word::word).collect(Collectors.joining(", "))));
  }

  boolean is(String name) {
    return choice(name, YES_OR_NO, false);
  }

  double number(String name, double otherwise) {
    return has(name) ? number("“" + name + "”", json.get(name)) : otherwise;
  }

  double number(String what, JsonElement value) {
    OptionalDouble number = of(value);
    if (number.isEmpty() || !Double.isFinite(number.orElseThrow())) {
      throw fault(what + " is " + shown(value) + ", no number");
    }
    return number.orElseThrow();
  }

  /** {@code null}, NaN and what is infinite are missing points. */
  double[] points(String name) {
    List<JsonElement> points = list(name);
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      JsonElement point = points.get(i);
      OptionalDouble value = point.isJsonNull() ? OptionalDouble.of(Double.NaN) : of(point);
      if (value.isEmpty()) {
        throw fault("point " + (i + 1) + " of “" + name + "” is " + shown(point) + ", neither a number nor null");
      }
      values[i] = Double.isFinite(value.orElseThrow()) ? value.orElseThrow() : Double.NaN;
    }
    return values;
  }

  List<String> texts(String name) {
    return list(name).stream().map(value -> text(name, value)).toList();
  }

  List<JsonElement> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (json.get(name) instanceof JsonArray list) {
      return list.asList();
    }
    throw fault("“" + name + "” is " + shown(json.get(name)) + ", no list");
  }

  Map<String, JsonElement> map(String name) {
    if (!has(name)) {
      return Map.of();
    }
    if (json.get(name) instanceof JsonObject map) {
      return map.asMap();
    }
    throw fault("“" + name + "” is " + shown(json.get(name)) + ", no object with a number for each");
  }

  private String text(String name, JsonElement value) {
    if (value instanceof JsonPrimitive word) {
      return word.getAsString();
    }
    throw fault("in “" + name + "” " + shown(value) + " stands where a word belongs");
  }

  private static OptionalDouble of(@Nullable JsonElement value) {
    if (value instanceof JsonPrimitive number && !number.isBoolean()) {
      return Numbers.of(number.getAsString());
    }
    return OptionalDouble.empty();
  }

  private IllegalArgumentException fault(String because) {
    return new IllegalArgumentException(where + because);
  }

  private static String shown(JsonElement value) {
    String said = value instanceof JsonPrimitive word && word.isString() ? word.getAsString() : value.toString();
    return "“" + (said.length() <= SHOWN ? said : said.substring(0, SHOWN) + "…") + "”";
  }
}

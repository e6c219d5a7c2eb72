package io.opsmate.commands.blockkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a piece of Block Kit JSON may look like. */
sealed interface Shape {
  /** A string of so many UTF-16 units. */
  record Words(int least, int most) implements Shape {}

  /** One of a closed set of strings. */
  record OneOf(Set<String> words) implements Shape {}

  record Flag() implements Shape {}

  record Whole(long least, long most) implements Shape {}

  record Items(int least, int most, Shape item) implements Shape {}

  /**
   * An object.
   *
   * @param name how rules call it: its type, or what it is
   * @param oneNeeded at least one of these must be there; empty for no such rule
   */
  record Thing(String name, Map<String, Shape> known, Set<String> required, List<String> oneNeeded)
      implements Shape {
    /** With properties; a name that ends in {@code !} is required. */
    static Thing of(String name, Object... namesAndShapes) {
      Map<String, Shape> known = new LinkedHashMap<>();
      Set<String> required = new java.util.LinkedHashSet<>();
      for (int at = 0; at < namesAndShapes.length; at += 2) {
        String property = (String) namesAndShapes[at];
        if (property.endsWith("!")) {
          property = property.substring(0, property.length() - 1);
          required.add(property);
        }
        known.put(property, (Shape) namesAndShapes[at + 1]);
      }
      return new Thing(name, known, required, List.of());
    }

    Thing needingOneOf(String... properties) {
      return new Thing(name, known, required, List.of(properties));
    }
  }

  /** An object that says by its property "type" which of these it is. */
  record ByType(Map<String, Thing> types) implements Shape {
    static ByType of(Thing... things) {
      Map<String, Thing> types = new LinkedHashMap<>();
      for (Thing thing : things) {
        types.put(thing.name(), thing);
      }
      return new ByType(types);
    }

    ByType and(Thing... more) {
      Map<String, Thing> all = new LinkedHashMap<>(types);
      all.putAll(of(more).types());
      return new ByType(all);
    }
  }

  /** Not looked into. */
  record Anything() implements Shape {}
}

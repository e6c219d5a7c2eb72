package io.opsmate.skills.ports.cloud;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The tags of a resource. Keys and values are somebody else's text: show them only as plain words. */
public record Tags(Map<String, String> all) {
  public Tags {
    all = Map.copyOf(all);
  }

  public static Tags none() {
    return new Tags(Map.of());
  }

  public static Tags of(String key, String value) {
    return new Tags(Map.of(key, value));
  }

  /** By exact key. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(all.get(key));
  }

  /** The value of the first of these keys that is there, whatever its case. */
  public Optional<String> first(Collection<String> keys) {
    return keys.stream()
        .flatMap(key -> all.entrySet().stream().filter(tag -> tag.getKey().equalsIgnoreCase(key)))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}

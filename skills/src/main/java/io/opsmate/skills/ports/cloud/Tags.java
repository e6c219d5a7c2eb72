package io.opsmate.skills.ports.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opsmate.skills.kernel.Environment;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tags of a resource. Keys and values are somebody else's text: show them only as plain words. */
public record Tags(Map<String, String> all) {
  private static final Set<String> ENVIRONMENT = Set.of("env", "environment", "stage");

  public Tags {
    all = Map.copyOf(all);
  }

  public static Tags none() {
    return new Tags(Map.of());
  }

  public static Tags of(String key, String value) {
    return new Tags(Map.of(key, value));
  }

  /** As one line, sorted by key, in the form that {@link #read} reads back. */
  public String written() {
    return new TreeMap<>(all).entrySet()
        .stream()
        .map(tag -> coded(tag.getKey()) + "=" + coded(tag.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Errors: {@link IllegalArgumentException} when it is not {@link #written}. */
  public static Tags read(String line) {
    Map<String, String> all = new HashMap<>();
    for (String tag : line.isEmpty() ? new String[0] : line.split("&")) {
      int equals = tag.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no tag: " + tag);
      }
      all.put(URLDecoder.decode(tag.substring(0, equals), UTF_8), URLDecoder.decode(tag.substring(equals + 1), UTF_8));
    }
    return new Tags(all);
  }

  private static String coded(String words) {
    return URLEncoder.encode(words, UTF_8);
  }

  /** By exact key. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(all.get(key));
  }

  /**
   * Where the tags say the resource lives: {@code env}, {@code environment} or {@code stage}, whatever their case. Unknown
   * when none says, or when they contradict each other.
   */
  public Environment environment() {
    Set<Environment> named = all.entrySet()
        .stream()
        .filter(tag -> ENVIRONMENT.contains(tag.getKey().strip().toLowerCase(Locale.ROOT)))
        .map(tag -> Environment.named(tag.getValue()))
        .collect(Collectors.toSet());
    return named.size() == 1 ? named.iterator().next() : Environment.UNKNOWN;
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

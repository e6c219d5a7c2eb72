package io.opsmate.skills.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The arguments of one call, already checked against their {@link ArgumentSpec}; absent ones are simply not there. */
public record Arguments(Map<String, String> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  public static Arguments none() {
    return new Arguments(Map.of());
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of a {@link ArgumentSpec.Kind.Length} argument. */
  public Optional<Duration> length(String name) {
    return text(name).map(Lengths::parse);
  }
}

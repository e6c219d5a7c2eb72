package io.opsmate.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Reads single settings and collects what is wrong with them. */
final class Environment {
  /** Read by the launcher, the tests or the JVM; not by the application. */
  private static final List<String> NOT_OURS = List.of("OPSMATE_JAVA_HOME", "OPSMATE_JAVA_OPTS", "OPSMATE_CI",
      "OPSMATE_HOME");

  private static final Set<Setting> MAY_HOLD_A_PASSWORD = EnumSet.of(Setting.REDIS_URL, Setting.NEO4J_URI,
      Setting.LLM_URL);

  private final Map<String, String> env;
  private final List<String> faults = new ArrayList<>();

  Environment(Map<String, String> env) {
    this.env = env;
  }

  List<String> faults() {
    return faults;
  }

  boolean has(Setting setting) {
    return text(setting).isPresent();
  }

  Optional<String> text(Setting setting) {
    return Optional.ofNullable(env.get(setting.name())).map(String::strip).filter(value -> !value.isEmpty());
  }

  Optional<Secret> secret(Setting setting) {
    return text(setting).map(Secret::new);
  }

  /** The value as {@code form} makes of it; what that throws becomes a fault that shows the value. */
  <T> Optional<T> parsed(Setting setting, Function<String, T> form) {
    return text(setting).flatMap(value -> {
      try {
        return Optional.of(form.apply(value));
      } catch (IllegalArgumentException e) {
        fault(setting, (MAY_HOLD_A_PASSWORD.contains(setting) ? "not usable: " : "“" + value + "”: ") + e.getMessage());
        return Optional.empty();
      }
    });
  }

  <T> List<T> parsedList(Setting setting, Function<String, T> form) {
    return parsed(setting, value -> Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(form)
        .collect(Collectors.toUnmodifiableList())).orElse(List.of());
  }

  void fault(Setting setting, String what) {
    faults.add(setting + " is " + what + ". Example: " + setting + "=" + setting.example());
  }

  void unknownNames() {
    env.keySet()
        .stream()
        .filter(name -> name.startsWith("OPSMATE_") && !NOT_OURS.contains(name))
        .filter(name -> Arrays.stream(Setting.values()).noneMatch(setting -> setting.name().equals(name)))
        .sorted()
        .forEach(name -> faults.add(name + " is no setting of OpsMate; did you mean " + nearest(name) + "?"
            + " ./opsmate --help lists them all"));
  }

  private static String nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return Arrays.stream(Setting.values())
        .map(Setting::name)
        .min((a, b) -> Integer.compare(distance.apply(name, a), distance.apply(name, b)))
        .orElseThrow();
  }
}

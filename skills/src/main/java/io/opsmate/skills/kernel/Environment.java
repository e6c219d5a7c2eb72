package io.opsmate.skills.kernel;

import java.util.Locale;
import java.util.Set;

/** Where a resource lives: {@code production}, {@code staging}, or nobody knows. Names are lower case. */
public record Environment(String name) {
  public static final Environment PRODUCTION = new Environment("production");

  /** Nothing says where; rules treat it as production. */
  public static final Environment UNKNOWN = new Environment("unknown");

  private static final Set<String> PRODUCTION_NAMES = Set.of("prod", "production", "prd", "live");

  public Environment {
    name = Texts.required(name, "environment").strip().toLowerCase(Locale.ROOT);
  }

  /** From a tag's value; the usual short names of production are production. */
  public static Environment named(String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty()) {
      return UNKNOWN;
    }
    return PRODUCTION_NAMES.contains(plain) ? PRODUCTION : new Environment(Texts.cut(plain, 60));
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** Production, or nobody can say that it is not. */
  public boolean mayBeProduction() {
    return isUnknown() || equals(PRODUCTION);
  }

  @Override
  public String toString() {
    return name;
  }
}

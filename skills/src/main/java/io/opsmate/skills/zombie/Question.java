package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.ports.cloud.Region;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to know about waste. Absent means all, or the rules' own least age.
 *
 * @param typed the same question as one would type it
 */
record Question(Set<Kind> kinds, Optional<Region> region, Optional<Duration> minAge, Optional<String> owner,
    String typed) {
  /** The question for everything, as one types it. */
  static final String EVERYTHING = "zombies";

  static final String KIND = "kind";
  static final String REGION = "region";
  static final String MIN_AGE = "min-age";
  static final String OWNER = "owner";

  Question {
    kinds = Set.copyOf(kinds);
  }

  static Question of(Arguments arguments) {
    Set<Kind> asked = EnumSet.allOf(Kind.class);
    arguments.text(KIND).ifPresent(word -> asked.removeIf(kind -> !kind.word().equals(word)));
    return new Question(asked, arguments.text(REGION).map(Region::new), arguments.length(MIN_AGE),
        arguments.text(OWNER).map(String::strip), typed(arguments));
  }

  /** Nothing was left out. */
  boolean isWhole() {
    return kinds.size() == Kind.values().length && region.isEmpty() && minAge.isEmpty() && owner.isEmpty();
  }

  boolean asksFor(Kind kind) {
    return kinds.contains(kind);
  }

  private static String typed(Arguments arguments) {
    StringBuilder words = new StringBuilder(EVERYTHING);
    arguments.text(KIND).ifPresent(kind -> words.append(' ').append(kind));
    List.of(REGION, MIN_AGE, OWNER)
        .forEach(flag -> arguments.text(flag)
            .ifPresent(value -> words.append(" --")
                .append(flag)
                .append(' ')
                .append(value.contains(" ") ? "\"" + value + "\"" : value)));
    return words.toString();
  }
}

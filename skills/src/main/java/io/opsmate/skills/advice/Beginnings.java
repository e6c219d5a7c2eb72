package io.opsmate.skills.advice;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that a pattern can begin with, spelled out: {@code gl(?:pat|dt)-\d+} begins with {@code glpat-} or
 * {@code gldt-}. It reads on up to the first part that has many spellings; what looks around takes no room and is passed
 * over. An empty word says that it may begin with anything.
 */
final class Beginnings {
  /** More spellings than these are not worth it; a name before “key” has 88. */
  private static final int MOST = 200;

  private static final Spelled NOTHING = new Spelled(Set.of(""), Set.of());

  private final String pattern;
  private int at;

  private Beginnings(String pattern) {
    this.pattern = pattern;
  }

  static Set<String> of(String pattern) {
    return new Beginnings(pattern).alternatives().all();
  }

  /**
   * What a part can be.
   *
   * @param open words that what follows goes on with
   * @param closed words after which nothing is known
   */
  private record Spelled(Set<String> open, Set<String> closed) {
    Set<String> all() {
      return union(open, closed);
    }

    Spelled or(Spelled other) {
      return new Spelled(union(open, other.open), union(closed, other.closed));
    }

    Spelled then(Spelled next) {
      return new Spelled(product(open, next.open), union(closed, product(open, next.closed)));
    }

    Spelled thenAnything() {
      return new Spelled(Set.of(), all());
    }
  }

  private Spelled alternatives() {
    Spelled all = sequence();
    while (take("|")) {
      all = all.or(sequence());
    }
    return all;
  }

  private Spelled sequence() {
    Spelled whole = NOTHING;
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      Optional<Spelled> part = part();
      boolean isOptional = optional();
      boolean isRepeated = repeated();
      whole = part.isEmpty() || isRepeated || whole.open().size() * part.get().all().size() > MOST
          ? whole.thenAnything()
          : whole.then(isOptional ? part.get().or(NOTHING) : part.get());
    }
    return whole;
  }

  /** Empty where it has many spellings. */
  private Optional<Spelled> part() {
    if (take("(")) {
      return Optional.of(group());
    }
    if (take("[")) {
      return oneOf();
    }
    char c = pattern.charAt(at++);
    if (c == '^' || c == '$') {
      return Optional.of(NOTHING);
    }
    return c == '.' ? Optional.empty() : literal(c).map(one -> new Spelled(Set.of(one), Set.of()));
  }

  private Spelled group() {
    if (take("?=") || take("?!") || take("?<=") || take("?<!")) {
      alternatives();
      take(")");
      return NOTHING;
    }
    if (pattern.startsWith("?", at) && !take("?:")) {
      at = pattern.startsWith("?<", at) ? pattern.indexOf('>', at) + 1 : pattern.indexOf(')', at);
    }
    Spelled inside = alternatives();
    take(")");
    return inside;
  }

  private Optional<Spelled> oneOf() {
    Set<String> words = new LinkedHashSet<>();
    boolean isFew = !take("^");
    while (!take("]")) {
      Optional<String> one = literal(pattern.charAt(at++));
      one.ifPresent(words::add);
      isFew &= one.isPresent() && !(pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']');
    }
    return isFew ? Optional.of(new Spelled(words, Set.of())) : Optional.empty();
  }

  private Optional<String> literal(char c) {
    if (c != '\\') {
      return Optional.of(String.valueOf(c));
    }
    char escaped = pattern.charAt(at++);
    return Character.isLetterOrDigit(escaped) ? Optional.empty() : Optional.of(String.valueOf(escaped));
  }

  private boolean optional() {
    return take("?+") || take("??") || take("?");
  }

  /** Passes over {@code *}, {@code +} and {@code {2,3}}, and what makes them lazy or possessive. */
  private boolean repeated() {
    int from = at;
    if (take("{")) {
      at = pattern.indexOf('}', at) + 1;
    }
    while (take("*") || take("+") || take("?")) {
      // each says something about what came before
    }
    return at > from;
  }

  private boolean take(String word) {
    boolean isThere = pattern.startsWith(word, at);
    at += isThere ? word.length() : 0;
    return isThere;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<String> product(Set<String> begins, Set<String> ends) {
    return begins.stream()
        .flatMap(begin -> ends.stream().map(end -> begin + end))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

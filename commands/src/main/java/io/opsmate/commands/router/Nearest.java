package io.opsmate.commands.router;

import io.opsmate.skills.kernel.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that somebody most likely meant. */
final class Nearest {
  /** Longer input cannot be near any of our words; it bounds the work. */
  private static final int LOOKED_AT = 40;

  private Nearest() {}

  /** The known word with the fewest edits, at most a third of its length; else one that begins with what was typed. */
  static Optional<String> to(String typed, Collection<String> known) {
    String word = Texts.cut(typed.toLowerCase(Locale.ROOT), LOOKED_AT);
    Optional<String> near = known.stream()
        .filter(one -> edits(word, one) <= Math.max(1, one.length() / 3))
        .min(Comparator.comparingInt((String one) -> edits(word, one)).thenComparing(Comparator.naturalOrder()));
    return near.or(() -> word.length() < 2
        ? Optional.empty()
        : known.stream().filter(one -> one.startsWith(word)).sorted().findFirst());
  }

  private static int edits(String one, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(one, other);
  }
}

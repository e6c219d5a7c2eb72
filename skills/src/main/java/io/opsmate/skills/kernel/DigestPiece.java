package io.opsmate.skills.kernel;

import java.util.List;

/**
 * A skill's part of a digest.
 *
 * @param headline one line for the summary
 * @param figures what is compared with the last digest, by a name that stays the same
 * @param worth the money the piece speaks of; a digest may ask for a minimum
 * @param details rows for the thread
 */
public record DigestPiece(Text headline, List<Figure> figures, CostTotal worth, List<Card.Row> details) {
  /** One number. */
  public record Figure(String name, double value, String unit) {}

  public DigestPiece {
    figures = List.copyOf(figures);
    details = List.copyOf(details);
  }

  /** There is nothing to tell. */
  public boolean isEmpty() {
    return details.isEmpty() && figures.stream().allMatch(figure -> figure.value() == 0);
  }
}

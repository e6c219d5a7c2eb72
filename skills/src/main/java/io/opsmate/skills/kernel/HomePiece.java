package io.opsmate.skills.kernel;

import java.util.List;

/**
 * A skill's part of a Home.
 *
 * @param glance figures for the few lines at the top
 * @param cards its own sections, drawn below the requests that wait
 */
public record HomePiece(List<Card.Fact> glance, List<Card> cards) {
  public HomePiece {
    glance = List.copyOf(glance);
    cards = List.copyOf(cards);
  }
}

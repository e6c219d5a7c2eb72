package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Ruling;
import java.util.List;

/**
 * The open requests as they concern one person, each list with the oldest first, since that one expires first.
 *
 * @param forMe wait for a vote that this person can give
 * @param mine asked for by this person and not over
 * @param others everything else that is open
 * @param snoozed how many were put off until later; they are in none of the lists
 * @param complete all there are; otherwise there were too many to read
 */
public record Agenda(List<Asked> forMe, List<Asked> mine, List<Asked> others, int snoozed, boolean complete) {
  /** A request with what the rules say of it now. */
  public record Asked(Approval approval, Ruling ruling) {}

  public Agenda {
    forMe = List.copyOf(forMe);
    mine = List.copyOf(mine);
    others = List.copyOf(others);
  }
}

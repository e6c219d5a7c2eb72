package io.opsmate.skills.analysis.logs.heads;

import java.util.Set;

/**
 * What one service wrote, or several together.
 *
 * @param name as heads say it; empty for lines that name none, and for several services
 * @param services how many these are; 0 for lines that name none
 * @param errors lines of the level ERROR and up
 * @param templates of the miner, as far as there was room to remember them
 * @param isWhole whether all templates are known
 */
public record Service(String name, int services, long lines, long errors, Set<Long> templates, boolean isWhole) {
  public Service {
    templates = Set.copyOf(templates);
  }
}

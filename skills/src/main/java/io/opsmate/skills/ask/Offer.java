package io.opsmate.skills.ask;

import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.kernel.Tool;
import java.util.Collection;
import java.util.List;

/**
 * Which tools a model is offered for a question. Tools that draft only where the person themself asked for a change. A
 * model says whether they did, in a call of its own that is shown the person's own words and nothing that was read: what a
 * tag, a log line or a runbook asks for drafts nothing, whatever the model makes of it later.
 */
public final class Offer {
  /** How a tool that drafts is called. */
  private static final String DRAFTS = "_draft_";

  private Offer() {}

  /** @param asksForChange what the model that saw the person's own words alone said */
  public static List<Tool<?, ?>> of(Collection<Tool<?, ?>> all, boolean asksForChange) {
    return all.stream().filter(tool -> asksForChange || !drafts(tool)).toList();
  }

  /** Of what was said before only what the person said; neither OpsMate's words nor anybody else's are their wish. */
  public static List<Turn> own(Collection<Turn> before) {
    return before.stream().filter(turn -> turn.speaker() == Turn.Speaker.PERSON).toList();
  }

  static boolean drafts(Tool<?, ?> tool) {
    return tool.name().contains(DRAFTS);
  }
}

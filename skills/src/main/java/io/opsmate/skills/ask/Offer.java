package io.opsmate.skills.ask;

import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.kernel.Tool;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tools a model is offered for a question. Tools that draft only when the person themself asked for a change in
 * this conversation: what a tag, a log line or a runbook asks for drafts nothing, whatever the model makes of it.
 */
public final class Offer {
  /** How a tool that drafts is called. */
  private static final String DRAFTS = "_draft_";

  private static final Pattern CONSENT = Pattern.compile(
      "(?iu)(?:yes|yep|yeah|ok(?:ay)?|sure|please do|do (?:it|that|so)|go ahead|ja|gerne|mach das|oui|d'accord|s[ií])\\b");

  private Offer() {}

  /**
   * @param words what the person asks now, in their own words
   * @param before what was said in this conversation; only the person's own turns count
   */
  public static List<Tool<?, ?>> of(Collection<Tool<?, ?>> all, String words, Collection<Turn> before) {
    boolean mayDraft = asksForChange(words, before);
    return all.stream().filter(tool -> mayDraft || !drafts(tool)).toList();
  }

  /**
   * Whether the person asked for something to be deleted, released or proposed: now, or in the last thing said before
   * and they agree now. What somebody else said last, or they themself longer ago, is not what a {@code yes} is about.
   */
  public static boolean asksForChange(String words, Collection<Turn> before) {
    return Wish.isIn(words) || CONSENT.matcher(words.strip()).lookingAt() && before.stream()
        .filter(turn -> turn.speaker() != Turn.Speaker.OPSMATE)
        .reduce((_, last) -> last)
        .filter(last -> last.speaker() == Turn.Speaker.PERSON && Wish.isIn(last.words()))
        .isPresent();
  }

  static boolean drafts(Tool<?, ?> tool) {
    return tool.name().contains(DRAFTS);
  }
}

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

  /**
   * Verbs and nouns of a wish for change, in the languages we know people write in; a wish in other words still gets an
   * answer, with the advice to say it plainly. Word beginnings, so that {@code deleting} and {@code aufräumen} count.
   */
  private static final Pattern WISH =
      Pattern.compile("(?iu)(?<![\\p{L}])(?:delet|remov|clean|releas|drop\\b|purg|draft|propos"
          + "|get rid|rid of|dispos|terminat|destroy|tidy|throw|lösch|lösche|entfern|aufräum|räum|freigeb|gib frei|schlag|vorschlag"
          + "|supprim|effac|nettoy|libér|propos|borra|elimin|limpia|libera|propon|cancell|rimuov|pulisc|apag|remova|verwijder"
          + "|opruim|usuń|wyczyść|sil\\b|kaldır)");

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
   * Whether the person asked for something to be deleted, released or proposed: now, or earlier in the conversation and
   * they agree now. Others may have said it earlier, so that alone is not enough.
   */
  public static boolean asksForChange(String words, Collection<Turn> before) {
    return WISH.matcher(words).find() || CONSENT.matcher(words.strip()).lookingAt() && before.stream()
        .filter(turn -> turn.speaker() == Turn.Speaker.PERSON)
        .anyMatch(turn -> WISH.matcher(turn.words()).find());
  }

  static boolean drafts(Tool<?, ?> tool) {
    return tool.name().contains(DRAFTS);
  }
}

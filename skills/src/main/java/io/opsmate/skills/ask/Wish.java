package io.opsmate.skills.ask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether words ask for something to be deleted, released or proposed. Asking what could be is no wish, and neither is
 * what somebody quotes; a wish that is not understood still gets an answer, with the advice to say it plainly.
 */
final class Wish {
  /** Verbs and nouns in the languages we know people write in: word beginnings, so that {@code deleting} counts. */
  private static final String CHANGE =
      "(?<![\\p{L}_])(?:delet|remov|clean|releas|drop\\b|purg|draft|propos"
          + "|get rid|rid of|dispos|terminat|destroy|tidy|throw|lösch|entfern|aufräum|räum|freigeb|gib frei|schlag|vorschlag"
          + "|supprim|effac|nettoy|libér|propos|borra|elimin|limpia|libera|propon|cancella(?:re|te|lo|li|le)?\\b|rimuov"
          + "|pulisc|apag|remova|verwijder|opruim|usuń|wyczyść|sil\\b|kaldır)";

  /** How people begin, before what they say. */
  private static final String LEAD =
      "[\\s¿¡*_(-]*(?:(?:<@\\w+>|(?:@?opsmate|hi|hello|hey|ok(?:ay)?|so|and|then|now|but|well|yes|thanks|thank you|please"
          + "|great|bitte|und|also|ja|hallo|et|alors|oui|bonjour|y|entonces|hola|sí|si)\\b)[\\s,:!¿]+)*";

  private static final String PLEASE =
      "(?:please|kindly|bitte|por favor|s['’]il (?:te|vous) pla[iî]t|stp|svp)";

  private static final String FILLER = "(?:(?:" + PLEASE
      + "|also|now|then|just|maybe|help (?:me|us)(?: to)?|go (?:ahead )?and|try to|me|nous|nos)[\\s,]+)*";

  /** Asked like a question, and meant as a wish: {@code can you delete it?}. */
  private static final Pattern REQUEST = Pattern.compile("(?iU)" + LEAD + "(?:" + PLEASE + "[\\s,]+" + FILLER + CHANGE
      + "|(?:can|could) you[\\s,]+" + FILLER + CHANGE
      + "|(?:would|will) you (?:please|kindly|mind)[\\s,]+" + FILLER + CHANGE
      + "|(?:(?:kannst|könntest|würdest) du|(?:können|könnten|würden) sie)\\b(?:(?!\\b(?:was|welche\\p{L}*|ob|wie|wer|wo"
      + "|wann|warum)\\b)[^?])*?" + CHANGE + "\\p{L}*[\\s?!.]*$"
      + "|(?:(?:peux|pourrais)[- ]tu|(?:pouvez|pourriez)[- ]vous)[\\s,]+" + FILLER + CHANGE
      + "|(?:puedes|podr[ií]as|puede|podr[ií]a)[\\s,]+" + FILLER + CHANGE + ")");

  private static final String WHAT =
      "(?:what|which|who|whom|whose|why|how|where|whether|was|welche\\p{L}*|wer|wen|wem|wessen|warum|wieso|weshalb|wie|wo"
          + "|ob|quoi|quel(?:le)?s?|pourquoi|comment|combien|où|qué|cuál(?:es)?|quién(?:es)?|cómo|cuánt[oa]s?|dónde)";

  /** Some way into a sentence too: {@code tell me which of them we can delete}. */
  private static final Pattern ASKS_WHAT = Pattern.compile("(?iU)" + LEAD + "(?:\\S+\\s+){0,3}?" + WHAT + "\\b");

  /** Only at the beginning: elsewhere these words ask nothing. */
  private static final Pattern ASKS = Pattern.compile("(?iU)" + LEAD
      + "(?:when|can|could|should|shall|would|will|may|is|are|were|am|does|did|do (?:we|you|i|they)|has|have|had|wann"
      + "|kann|könn\\p{L}*|darf|dürfen|soll\\p{L}*|ist|sind|war\\p{L}*|gibt|que|qui|qu['’]\\p{L}+|quand|est|sont"
      + "|peut|peux|pouv\\p{L}*|puis|dois|doit|faut|devr\\p{L}*|por qué|como|cual|quien|cu[aá]ndo|puedo|puede"
      + "|podemos|podr\\p{L}*|se puede|deb\\p{L}*|es|son|está|están|hay)\\b");

  private static final Pattern QUOTED = Pattern.compile("(?m)```[\\s\\S]*?(?:```|\\z)|`[^`]*`|\"[^\"]*(?:\"|\\z)"
      + "|“[^”]*(?:”|\\z)|„[^“”]*(?:[“”]|\\z)|«[^»]*(?:»|\\z)|^\\s*>[^\\n]*$");

  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?;…])\\s+|\\R");

  private static final Pattern CHANGED = Pattern.compile("(?iU)" + CHANGE);

  private Wish() {}

  static boolean isIn(String words) {
    String own = QUOTED.matcher(words).replaceAll(" … ");
    return BETWEEN_SENTENCES.splitAsStream(own).anyMatch(Wish::isWish);
  }

  private static boolean isWish(String sentence) {
    Matcher change = CHANGED.matcher(sentence);
    if (!change.find()) {
      return false;
    }
    return REQUEST.matcher(sentence).lookingAt() || !(sentence.strip().endsWith("?")
        || ASKS.matcher(sentence).lookingAt()
        || ASKS_WHAT.matcher(sentence.substring(0, change.start())).lookingAt());
  }
}

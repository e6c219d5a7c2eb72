package io.opsmate.skills.advice;

import java.util.regex.Pattern;

/** What people do not see and models read. */
final class Unseen {
  /**
   * Format and tag characters, surrogates alone, controls but \n and \t, and what Unicode says to draw nothing for: joiners,
   * fillers, variation selectors. Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
   */
  private static final Pattern CHARACTERS =
      Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Cc}\\x{34F}\\x{115F}\\x{1160}"
          + "\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}&&[^\\n\\t]]");

  private Unseen() {}

  static String drop(String words) {
    return CHARACTERS.matcher(words).replaceAll("");
  }
}

package io.opsmate.skills.advice;

/** What people do not see and models read. */
final class Unseen {
  private Unseen() {}

  static String drop(String words) {
    return words.codePoints().anyMatch(Unseen::isUnseen)
        ? words.codePoints()
            .filter(c -> !isUnseen(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : words;
  }

  /** Format and tag characters, surrogates alone, controls but \n and \t, and what Unicode says to draw nothing for. */
  private static boolean isUnseen(int c) {
    if (c >= ' ' && c <= '~' || c == '\n' || c == '\t') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.CONTROL ->
          true;
      default -> isDrawnAsNothing(c);
    };
  }

  /**
   * Joiners, fillers, variation selectors. Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
   */
  private static boolean isDrawnAsNothing(int c) {
    return switch (c) {
      case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      default -> c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    };
  }
}

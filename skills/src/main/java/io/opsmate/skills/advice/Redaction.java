package io.opsmate.skills.advice;

/**
 * Takes secrets out of words before they leave for a language model: what has the shape of a key or token, and what is
 * called a password, secret or token. It looks at the words as they are and without the characters that nobody sees, so
 * that none of these can hide a secret, neither inside it nor as the only thing in front of it. Rather too much than too
 * little. Takes time in proportion to the words' length.
 */
public final class Redaction {
  private Redaction() {}

  /** The words with {@code [removed: AWS key]} and the like in place of secrets. Doing it twice changes nothing more. */
  public static String strip(String words) {
    String seen = Unseen.drop(words);
    return seen.equals(words) ? once(seen) : once(Unseen.drop(once(words)));
  }

  private static String once(String words) {
    String left = Shapes.strip(Encoded.mark(PemBlocks.strip(words)));
    return Encoded.unmark(NamedPairs.strip(NamedSecrets.strip(left)));
  }

  static String removed(String kind) {
    return "[removed: " + kind + "]";
  }
}

package io.opsmate.skills.advice;

/**
 * Takes secrets out of words before they leave for a language model: what has the shape of a key or token, and what is
 * called a password, secret or token. Characters that nobody sees go first, so that none can stand inside a secret and hide
 * it. Rather too much than too little. Takes time in proportion to the words' length.
 */
public final class Redaction {
  private Redaction() {}

  /** The words with {@code [removed: AWS key]} and the like in place of secrets. Doing it twice changes nothing more. */
  public static String strip(String words) {
    String left = PemBlocks.strip(Unseen.drop(words));
    for (SecretShape shape : SecretShape.ALL) {
      left = shape.strip(left);
    }
    return NamedSecrets.strip(left);
  }

  static String removed(String kind) {
    return "[removed: " + kind + "]";
  }
}

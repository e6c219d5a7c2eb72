package io.opsmate.skills.advice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks words from outside as data, so that a language model can tell them from what it was asked. The mark is new for
 * every call and cannot be guessed; words that hold it anyway lose it.
 */
public final class Fence {
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{16,64}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,40}");

  private final String nonce;
  private final Pattern inside;

  private Fence(String nonce) {
    this.nonce = nonce;
    this.inside = Pattern.compile(Pattern.quote(nonce), Pattern.CASE_INSENSITIVE);
  }

  /** @param nonce 16 to 64 letters and digits from a secure source, used for one call only */
  public static Fence of(String nonce) {
    if (!NONCE.matcher(nonce).matches()) {
      throw new IllegalArgumentException("a fence needs 16 to 64 letters and digits");
    }
    return new Fence(nonce);
  }

  /** The words between an opening and a closing line that name them. */
  public String around(String name, String words) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("“" + name + "” is no name for data");
    }
    String seen = Unseen.drop(words);
    return opening(name) + "\n" + inside.matcher(seen).replaceAll(Matcher.quoteReplacement("[mark removed]")) + "\n"
        + closing(name);
  }

  private String opening(String name) {
    return "<data-" + nonce + " name=\"" + name + "\">";
  }

  private String closing(String name) {
    return "</data-" + nonce + " name=\"" + name + "\">";
  }
}

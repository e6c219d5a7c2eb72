package io.opsmate.skills.advice;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of what is called a password, secret, token or key: in settings, JSON, XML, query strings and command lines. */
final class NamedSecrets {
  /** The word has to end the name: {@code max_tokens=100} is no secret; and {@code bypass} is no {@code pass}. */
  static final String NAME =
      "(?:passw(?:or)?d|passwd|passphrase|passcode|passwort|kennwort|contrase(?:n|ñ)a|senha|пароль"
          + "|pass(?<!(?:by|com|tres|sur|over|under)pass)|pw(?<=(?:^|[^A-Za-z]|db|user|root|admin)pw)|pwd|secret|token|jwt"
          + "|credentials?|signature|(?:api|app|application|access|account|private|secret|encryption|auth|master|signing"
          + "|session|license|licence|storage|shared|subscription|function|deploy|ssh)[ _-]?key"
          + "|secret[_-]?key[_-]?base|client[_-]?secret|connection[_-]?string)"
          + "(?:[_-]?(?:base|value|old|new|current|previous|prod|dev|test|staging|primary|secondary|\\d{1,3}))?";

  static final String QUOTE = "(?:\\\\{0,40}[\"'`]|\\\\{1,40}u002[27]" + Encoded.MARK + "|&(?:quot|#34|#39|apos);)";

  /** A colon or equals sign, as itself or encoded. */
  static final String IS = "(?:=>|:=|==?|:|(?:%3[ADad]|\\\\{1,40}u003[adAD])" + Encoded.MARK + ")";

  /** What may follow it before the value; a block of YAML begins on the next line. */
  static final String GAP =
      "(?:\\*{0,2}[ \\t]{0,60}(?:[|>][+-]?(?=[\\r\\n\\\\]))?(?:\\r?\\n|\\\\{1,40}n" + Encoded.MARK + ")?[ \\t]{0,60}"
          + "(?:&(?:quot|#34|#39|apos);|\\\\{1,40}u002[27]" + Encoded.MARK + ")?)";

  /** The name, and all up to the value: a sign, the blank of an option or of SQL, or the end of an XML tag. */
  static final Pattern NAMED = Pattern.compile("(?iu)" + NAME + "(?:"
      + "(?:" + QUOTE + "\\]?|\\*{1,2})?(?:\\s?\\([^()\\r\\n]{1,30}\\))?[ \\t]{0,60}" + IS + GAP
      + "|(?<=[\\s\"']-{1,2}[a-z0-9_.-]{3,30}|^-{1,2}[a-z0-9_.-]{3,30})(?:" + QUOTE
      + "\\s{0,3},\\s{0,3}|\\s{1,3}(?:-\\s{1,3})?)"
      + "|\\s{1,3}(?=[\"'])"
      + "|(?<=(?:<|&lt;|\\\\u003c)[a-z0-9:._-]{3,60})(?:\\s[^<>\\r\\n]{0,200})?(?:>|&gt;|\\\\u003e)\\s{0,60}(?:<!\\[CDATA\\[)?(?=[^<\\s]))");

  private static final Anchors ANCHORS = Anchors.of(List.of(SecretShape.beginnings(NAME)));

  private NamedSecrets() {}

  /** Where a secret's name may begin; null where there is none. */
  static @Nullable BitSet places(String words) {
    return ANCHORS.in(words)[0];
  }

  static String strip(String words) {
    BitSet places = places(words);
    if (places == null) {
      return words;
    }
    Tries named = new Tries(NAMED, words, places);
    StringBuilder left = new StringBuilder();
    int from = 0;
    while (from < words.length() && named.find(from)) {
      NamedValue value = NamedValue.at(words, named.found().end());
      left.append(words, from, value.begin());
      if (value.isThere()) {
        left.append(Redaction.removed("password"));
      }
      from = value.isThere() ? value.end() : value.begin();
    }
    return left.append(words, Math.min(from, words.length()), words.length()).toString();
  }
}

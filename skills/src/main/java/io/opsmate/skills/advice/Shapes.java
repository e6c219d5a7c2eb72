package io.opsmate.skills.advice;

import static io.opsmate.skills.advice.SecretShape.behind;
import static io.opsmate.skills.advice.SecretShape.notAfter;
import static io.opsmate.skills.advice.SecretShape.of;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of secrets that are known by their form, in the order they are looked for. Forms: AWS IAM user guide (unique
 * identifiers), RFC 7519, Azure's and Google's own pages on keys; makers' prefixes are in {@link TokenForms}.
 */
final class Shapes {
  private static final String NEW = notAfter("A-Za-z0-9_-");

  private static final List<SecretShape> HEADERS = List.of(
      behind("authorization",
          "(?i)((?:authorization|cookie)(?:\\\\{0,40}[\"'])?\\s{0,3}+[:=]\\s{0,3}+(?:\\\\{0,40}[\"'])?)"
              + "(?!\\[removed)[^\\r\\n\"'\\\\]{1,8000}+"),
      of("bearer token", "(?i)bearer(?:\\s|%20" + Encoded.MARK + "|\\+){1,3}(?!\\[removed)[A-Za-z0-9._~+/=-]{12,}+"),
      behind("authorization",
          "(?i)(basic(?:\\s|%20" + Encoded.MARK + "|\\+){1,3})[A-Za-z0-9+/_-]{8,8000}+(?:=|%3D" + Encoded.MARK
              + "){0,2}")
          .where(Shapes::isBasic),
      behind("password",
          "(?i)(" + notAfter("A-Za-z") + "_?auth(?:\\\\{0,40}[\"'])?\\s{0,20}[:=]\\s{0,20}(?:\\\\{0,40}[\"'])?)"
              + "[A-Za-z0-9+/_-]{8,8000}+={0,2}")
          .where(Shapes::isBasic));

  private static final List<SecretShape> KEYS = List.of(
      of("JWT", NEW + "eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{2,}+(?:\\.[A-Za-z0-9_-]*+){0,3}+"),
      of("JWT", "eyJ[A-Za-z0-9_-]{5,800}+\\.[A-Za-z0-9_-]{2,}+(?:\\.[A-Za-z0-9_-]*+){0,3}+"),
      of("AWS session token", notAfter("A-Za-z0-9/+") + "(?:IQoJ|FwoG|FQoG|AQoD)[A-Za-z0-9/+=]{60,}+"),
      of("AWS key", notAfter("A-Z0-9") + "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])"),
      behind("signature",
          "(?i)(sharedaccesssignature\\s{0,3}=\\s{0,3}(?:\\\\{0,40}[\"'])?)(?!\\[removed)[^\\s\"'\\\\;<>]{8,2000}+"),
      behind("signature", "(?i)(" + notAfter("A-Za-z0-9") + "sig=)[A-Za-z0-9%\u0001+/=_-]{16,2000}+"),
      behind("key", "([?&](?:code|key|auth|sign)=)[A-Za-z0-9%\u0001+/=_~-]{20,2000}+").where(SecretShape::isMixed),
      of("Azure key", notAfter("A-Za-z0-9/+-") + "[A-Za-z0-9+/]{86}==").around(86, 86, "=="),
      of("Azure secret", notAfter("A-Za-z0-9_~.-") + "[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}").around(4, 4,
          "Q~"));

  private static final List<SecretShape> LAST = List.of(
      of("AWS secret key", notAfter("A-Za-z0-9/+") + "(?:[A-Za-z0-9+]|\\\\?/){40}(?![A-Za-z0-9/+])")
          .where(word -> word.chars().anyMatch(Character::isUpperCase)
              && word.chars().anyMatch(Character::isLowerCase)),
      of("AWS secret key", notAfter("A-Za-z0-9/+") + "[A-Za-z0-9/+]{24,39}+(?=…|\\.\\.\\.)")
          .around(24, 39, "…", "...")
          .where(SecretShape::isMixed));

  static final List<SecretShape> ALL =
      Stream.of(HEADERS, CredentialPlaces.ALL, KEYS, TokenForms.ALL, LAST).flatMap(List::stream).toList();

  private static final Anchors ANCHORS = Anchors.of(ALL.stream().map(SecretShape::anchors).toList());

  private Shapes() {}

  static String strip(String words) {
    String left = words;
    @Nullable BitSet[] places = ANCHORS.in(words);
    for (int i = 0; i < ALL.size(); i++) {
      SecretShape shape = ALL.get(i);
      BitSet its = shape.anchors().isEmpty() ? Stretches.in(left) : places[i];
      String before = left;
      left = its == null ? left : shape.strip(left, its);
      places = left.equals(before) ? places : ANCHORS.in(left);
    }
    return left;
  }

  /** {@code user:password} in Base64, or drawn by lot; not a word as in “basic authentication”. */
  private static boolean isBasic(String found) {
    String value =
        Encoded.unmark(found).replaceAll("(?i)%3D|=++$", "").replaceAll("^.*[\\s\"':=]|^(?i:basic(?:%20|\\+))", "");
    return value.length() >= 16 && SecretShape.isMixed(value) || isPair(value);
  }

  private static boolean isPair(String value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(value.replace('-', '+').replace('_', '/'));
      String pair = new String(bytes, StandardCharsets.UTF_8);
      return pair.indexOf(':') >= 0 && pair.chars().noneMatch(c -> c < ' ' || c == '\ufffd');
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

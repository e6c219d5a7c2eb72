package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Patterns that are tried only where they may begin find what they find when they are tried everywhere. */
class FastRedactionProperties {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-";

  /** What secrets, and texts about them, are made of. */
  private static final List<String> PIECES = List.of("password", "PASSWORD", "pa\u017f\u017fword", "to\u212aen", "pass",
      "pw", "secret", "api_key", "api key", "ssh-\u212aey", "contrase\u00d1a", "\u041f\u0410\u0420\u041e\u041b\u042c",
      "value", "VALUE", "name", "token", "authorization", "Cookie", "bearer ", "Basic ", "_auth", "login ", "user ",
      "account\\n", "sig=", "&key=", "?code=", "://", "https://", "ops:", "@", "@tcp(", "jdbc:oracle:thin:", "--user ",
      "-u", "mysql ", "docker login", " -p ", " -a", "redis-cli", "sqlplus ", "is ", "eyJ", "AKIA", "IQoJ", "xox",
      "b-", "Q~", "8", "==", "...", "\u2026", "-us1", ":AA", "AZDO", ".atlasv1.", ".", "00", "s.", "pat", "SK",
      "access_token$production$", "hooks.slack.com/services/", "-----BEGIN ", "-----END ", "-----", "\"", "'", "\\\"",
      ":", "=", "=>", "%3D", "%20", "\\u003d", " ", "  ", "\n", "\r\n", "\t", "\\n", "\\\\n", "\\/", "[0m",
      "\u001b[31m",
      "{", "}", ",", ";", "<", ">", "</", "&quot;", "[removed: password]", "\u200b", "\ud83d\udd11", "\ud83d", "\u00fc",
      "the volumes of the data team are ", "2026-11-22T05:13:54Z ", "vol-0a1b2c3d4e5f67890 ");

  @Property(tries = 800)
  void theSameIsLeft(@ForAll("texts") String words) {
    assertThat(Redaction.strip(words)).isEqualTo(PlainRedaction.strip(words));
  }

  @Property(tries = 200)
  void theSameIsLeftOfAnything(@ForAll String words) {
    assertThat(Redaction.strip(words)).isEqualTo(PlainRedaction.strip(words));
  }

  @Property(tries = 1)
  void theSameIsLeftOf200KB(@ForAll("long") String words) {
    assertThat(Redaction.strip(words)).isEqualTo(PlainRedaction.strip(words));
  }

  /** So a maker’s prefix that is added is found, whatever the list of pieces above holds. */
  @Example
  void theSameIsLeftBehindEveryAnchor() {
    Stream.concat(Shapes.ALL.stream().map(SecretShape::anchors), Stream.of(SecretShape.beginnings(NamedSecrets.NAME)))
        .flatMap(List::stream)
        .flatMap(FastRedactionProperties::around)
        .forEach(words -> assertThat(Redaction.strip(words)).isEqualTo(PlainRedaction.strip(words)));
  }

  @Example
  void onlyOneShapeHasNoAnchor() {
    assertThat(Shapes.ALL).filteredOn(shape -> shape.anchors().isEmpty())
        .extracting(SecretShape::kind)
        .containsExactly("AWS secret key");
  }

  @Example
  void whatNobodySeesIsTheSame() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String words = Character.toString(c);
      if (!Unseen.drop(words).equals(PlainRedaction.drop(words))) {
        fail("U+%04X", c);
      }
    }
  }

  private static Stream<String> around(Anchor anchor) {
    return IntStream.rangeClosed(anchor.least(), anchor.most())
        .boxed()
        .flatMap(length -> Stream.of("aB3dE6gH9", "0a1b2c3d")
            .flatMap(drawn -> Stream.of("=", "\\n")
                .map(begin -> begin + much(drawn, length) + anchor.words() + much(drawn, 90))));
  }

  private static String much(String drawn, int length) {
    return drawn.repeat(length / drawn.length() + 1).substring(0, length);
  }

  @Provide
  Arbitrary<String> texts() {
    return pieces().list().ofMaxSize(40).map(some -> String.join("", some));
  }

  @Provide("long")
  Arbitrary<String> longTexts() {
    return pieces().list().ofSize(25_000).map(some -> String.join("", some));
  }

  private static Arbitrary<String> pieces() {
    Arbitrary<String> drawn = Arbitraries.strings().withChars(LETTERS).ofMaxLength(100);
    Arbitrary<String> leaks = new RedactionProperties().leaks().map(RedactionProperties.Leak::words);
    return Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.of(PIECES)), Tuple.of(2, drawn), Tuple.of(1, leaks));
  }
}

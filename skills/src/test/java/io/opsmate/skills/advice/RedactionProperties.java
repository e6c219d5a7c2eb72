package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No secret of any kind gets through, wherever it stands. */
class RedactionProperties {
  private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** A secret in its setting; {@code core} is what must not be seen afterwards. */
  record Leak(String kind, String words, String core) {}

  @Property(tries = 2000)
  void noSecretGetsThrough(@ForAll("leaks") Leak leak, @ForAll("surroundings") List<String> around) {
    String words = around.get(0) + leak.words() + around.get(1);

    assertThat(Redaction.strip(words)).as(leak.kind() + " in " + words).doesNotContain(leak.core());
  }

  @Property(tries = 500)
  void twiceIsOnce(@ForAll("leaks") Leak leak, @ForAll("surroundings") List<String> around) {
    String once = Redaction.strip(around.get(0) + leak.words() + around.get(1));

    assertThat(Redaction.strip(once)).isEqualTo(once);
  }

  @Property(tries = 500)
  void anythingAtAllIsTaken(@ForAll String words) {
    assertThat(Redaction.strip(words)).isNotNull();
  }

  @Provide
  Arbitrary<List<String>> surroundings() {
    Arbitrary<String> before =
        Arbitraries.of("", " ", "\n", "note: ", "\"", "{\"a\":\"", "key=", "(", "<b>", "see\t", "ü");
    Arbitrary<String> after =
        Arbitraries.of("", " ", "\n", "\"", "\"}", ", and more", ")", "</b>", ";", "\r\nnext", "ü");
    return Combinators.combine(before, after).as(List::of);
  }

  @Provide
  Arbitrary<Leak> leaks() {
    return Arbitraries.oneOf(
        bare("AWS key", Arbitraries.of("AKIA", "ASIA"), of(KEY, 16, 16)),
        bare("AWS secret key", Arbitraries.just(""), of(BASE64, 37, 37).map(rest -> "aB3" + rest)),
        bare("AWS session token", Arbitraries.of("IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz"), of(BASE64, 100, 700)),
        bare("JWT", Arbitraries.just("eyJhbGciOiJIUzI1NiJ9."), Combinators.combine(of(BASE64_URL, 10, 300),
            of(BASE64_URL, 20, 90)).as((payload, signature) -> payload + "." + signature)),
        bare("Slack token", Arbitraries.of("xoxb-", "xoxp-", "xoxa-2-", "xapp-1-", "xoxe.xoxp-1-"), of(WORD, 12, 60)),
        bare("GitHub token", Arbitraries.of("ghp_", "gho_", "ghs_", "ghr_", "github_pat_"), of(WORD, 36, 82)),
        pem(), url(), named(), authorization());
  }

  private static Arbitrary<Leak> bare(String kind, Arbitrary<String> begins, Arbitrary<String> cores) {
    return Combinators.combine(begins, cores).as((begin, core) -> new Leak(kind, begin + core, core));
  }

  private static Arbitrary<Leak> pem() {
    Arbitrary<String> labels = Arbitraries.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK");
    return Combinators
        .combine(labels, of(BASE64, 64, 1600), Arbitraries.of("\n", "\\n", "\r\n"), Arbitraries.of(true, false))
        .as((label, core, newline, whole) -> new Leak("PEM block",
            "-----BEGIN " + label + "-----" + newline + core + newline
                + (whole ? "-----END " + label + "-----" : ""),
            core));
  }

  private static Arbitrary<Leak> url() {
    return Combinators
        .combine(Arbitraries.of("postgres", "postgresql", "redis", "rediss", "mongodb+srv", "amqp", "https",
            "jdbc:mysql"), Arbitraries.of("", "ops", "admin%40corp"),
            of(WORD + "!$*-_.~%@/#?&=", 6, 40).map(rest -> "pW" + rest))
        .as((scheme, user, password) -> new Leak("connection string",
            scheme + "://" + user + ":" + password + "@db.local/ops",
            password));
  }

  private static Arbitrary<Leak> named() {
    Arbitrary<String> names =
        Arbitraries.of("password", "Password", "DB_PASSWORD", "spring.datasource.password", "api_key",
            "apiKey", "x-api-key", "client_secret", "SecretAccessKey", "aws_secret_access_key", "auth_token", "pwd",
            "passphrase");
    Arbitrary<String> joints = Arbitraries.of("=", ": ", " = ", "\":\"", "\": \"", "\\\":\\\"", "='", ":=", "=>");
    return Combinators.combine(names, joints, of(WORD + "!$*-_.~%@/#?+=", 6, 50).map(rest -> "pW" + rest))
        .as((name, joint, value) -> new Leak("named " + name, name + joint + value + closing(joint), value));
  }

  private static String closing(String joint) {
    return joint.endsWith("\\\"") ? "\\\"" : joint.endsWith("\"") ? "\"" : joint.endsWith("'") ? "'" : "";
  }

  private static Arbitrary<Leak> authorization() {
    return Combinators
        .combine(Arbitraries.of("Authorization: Basic ", "authorization: Bearer ", "\"Authorization\": \"Bearer ",
            "Authorization=token ", "Cookie: session=", "curl -H 'Authorization: Digest "), of(BASE64_URL, 16, 80))
        .as((name, core) -> new Leak("authorization", name + core, core));
  }

  private static Arbitrary<String> of(String alphabet, int least, int most) {
    return Arbitraries.strings().withChars(alphabet).ofMinLength(least).ofMaxLength(most);
  }
}

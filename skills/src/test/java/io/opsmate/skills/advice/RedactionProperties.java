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

  @Property(tries = 4000)
  void noSecretGetsThrough(@ForAll("leaks") Leak leak, @ForAll("surroundings") List<String> around) {
    String words = around.get(0) + leak.words() + around.get(1);

    assertThat(Redaction.strip(words)).as(leak.kind() + " in " + words).doesNotContain(leak.core());
  }

  /** A log line holds JSON that holds JSON: whatever is written as one of its strings is found in it as well. */
  @Property(tries = 1000)
  void noSecretGetsThroughInsideOfJson(@ForAll("leaks") Leak leak, @ForAll("surroundings") List<String> around) {
    String once = json(around.get(0) + leak.words() + around.get(1));
    String twice = json("{\"msg\":\"" + once + "\"}");

    assertThat(Redaction.strip(once)).as(leak.kind() + " in " + once).doesNotContain(json(leak.core()));
    assertThat(Redaction.strip(twice)).as(leak.kind() + " in " + twice).doesNotContain(json(json(leak.core())));
  }

  private static String json(String words) {
    return words.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\r", "\\r")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
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
        Arbitraries.of("", " ", "\n", "note: ", "\"", "{\"a\":\"", "key=", "(", "<b>", "see\t", "ü", "line\\n",
            "line\\t", "a\\r\\n", "\\\"", "\\\\n", "\\u000a", "%0A", "a=1&b=%20", "line\r", "\u001b[31m", "x\u200b");
    Arbitrary<String> after =
        Arbitraries.of("", " ", "\n", "\"", "\"}", ", and more", ")", "</b>", ";", "\r\nnext", "ü", "\\nnext", "\\t",
            "\\\"", "\\r\\n", "\u001b[0m");
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
        tokens(), endings(), lowerHex(), azure(), pem(), url(), oddUrl(), named(), pair(), authorization(), command());
  }

  private static Arbitrary<Leak> bare(String kind, Arbitrary<String> begins, Arbitrary<String> cores) {
    return Combinators.combine(begins, cores).as((begin, core) -> new Leak(kind, begin + core, core));
  }

  private static Arbitrary<Leak> tokens() {
    return bare("token", Arbitraries.of("hvs.", "hvb.", "hvr.", "dckr_pat_", "dckr_oat_", "glsa_", "glc_", "glsoat-",
        "glpat-",
        "gldt-", "glrt-", "glft-", "glimt-", "glagent-", "gloas-", "whsec_", "GOCSPX-", "1//0g", "shpat_", "shpss_",
        "shpca_",
        "shppa_", "ATATT3x", "ATCTT3x", "ATBB", "npm_", "pypi-AgEIcHlwaS5vcmc", "rubygems_", "lin_api_", "dop_v1_",
        "doo_v1_", "dor_v1_", "sntrys_", "sntryu_", "nfp_", "PMAK-", "pul-", "figd_", "xkeysib-", "xsmtpsib-", "NRAK-",
        "tskey-", "pscale_tkn_", "pscale_pw_", "AGE-SECRET-KEY-1", "sq0csp-", "sq0atp-", "amzn.mws.", "ABSK", "ops_eyJ",
        "phx_", "SG.", "AIza", "ya29.", "hf_", "r8_", "gsk_", "xai-", "sk-", "sk-ant-", "sk-proj-", "sk_live_",
        "rk_test_",
        "sbp_", "secret_", "ntn_", "dp.pt.", "dp.st.prd.", "HRKU-", "CFPAT-", "CCIPAT_", "bkua_", "fm2_", "fo1_",
        "sqp_",
        "EAA", "xoxe-", "ghu_", "LTAI", "AKCp"), of(WORD, 57, 80).map(rest -> "aB3" + rest));
  }

  /** Tokens that something of the maker's stands in, or at the end of. */
  private static Arbitrary<Leak> endings() {
    return Arbitraries.oneOf(
        middle("key with its place", of("0123456789abcdef", 32, 32), "-us", of("123456789", 1, 2)),
        middle("key of a board", of(WORD, 76, 76), "AZDO", of(WORD, 4, 4)),
        middle("key of a database", of(WORD, 14, 14), ".atlasv1.", of(WORD, 20, 60)),
        middle("bot token", of("0123456789", 8, 10), ":AA", of(WORD, 33, 33)),
        middle("bot token", of(WORD, 22, 27).map(rest -> "M" + rest), ".",
            Combinators.combine(of(WORD, 6, 6), of(WORD, 27, 38)).as((time, rest) -> time + "." + rest)));
  }

  private static Arbitrary<Leak> middle(String kind, Arbitrary<String> begins, String between, Arbitrary<String> ends) {
    return Combinators.combine(begins, ends)
        .as((begin, end) -> new Leak(kind, begin + between + end, begin + between + end));
  }

  private static Arbitrary<Leak> lowerHex() {
    return bare("key in hex", Arbitraries.of("SK", "dapi", "key-", "glptt-"),
        of("0123456789abcdef", 31, 31).map(rest -> "7" + rest));
  }

  private static Arbitrary<Leak> azure() {
    Arbitrary<Leak> secret = Combinators.combine(of(WORD, 3, 3), of(WORD + "~.-", 31, 34))
        .as((begin, core) -> new Leak("Azure secret", begin + "8Q~" + core, core));
    Arbitrary<Leak> key = of(BASE64, 86, 86)
        .map(core -> new Leak("Azure key", "DefaultEndpointsProtocol=https;AccountKey=" + core + "==", core));
    Arbitrary<Leak> signature = Combinators
        .combine(Arbitraries.of("https://a.blob.local/c?sv=2022-11-02&se=2026-01-01&sig=",
            "SharedAccessSignature=sv=2022&ss=b&sig=",
            "SharedAccessSignature sr=sb%3A%2F%2Fa&sig="), of(WORD + "%+/", 40, 60))
        .as((begin, core) -> new Leak("SAS", begin + core, core));
    return Arbitraries.oneOf(secret, key, signature);
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

  /** Where the user, the password or the end of it is not as in a manual. */
  private static Arbitrary<Leak> oddUrl() {
    Arbitrary<Leak> user = forms("postgres://ops@srv:%s@db.local/ops", of(WORD, 6, 30).map(rest -> "pW" + rest));
    Arbitrary<Leak> blank =
        forms("postgres://ops:%s@db.local/ops", Combinators.combine(of(WORD, 3, 9), Arbitraries.of(" ", "'"),
            of(WORD, 3, 9)).as((one, between, other) -> "pW" + one + between + other));
    Arbitrary<Leak> port =
        forms("mongodb://ops:%s@db.local/ops", Combinators.combine(of("0123456789", 1, 5), of(WORD, 4, 9))
            .as((digits, rest) -> digits + "/" + rest));
    Arbitrary<Leak> cut = forms("redis://ops:%s…", of(WORD, 6, 30).map(rest -> "pW" + rest));
    Arbitrary<Leak> oracle = forms("jdbc:oracle:thin:scott/%s@db:1521", of(WORD, 6, 30).map(rest -> "pW" + rest));
    Arbitrary<Leak> go = forms("ops:%s@tcp(db:3306)/ops", of(WORD, 6, 30).map(rest -> "pW" + rest));
    return Arbitraries.oneOf(user, blank, port, cut, oracle, go);
  }

  private static Arbitrary<Leak> command() {
    return Combinators
        .combine(Arbitraries.of("curl -u ops:%s https://h", "curl --user 'ops:%s'", "mysql -h db -p%s ops",
            "mysqldump -uops -p%s", "sshpass -p %s ssh h", "docker login -u ops -p %s", "mongosh -u ops -p %s",
            "redis-cli -a %s",
            "ldapsearch -D cn=ops -w %s", "sqlplus ops/%s@db", "java -jar a.jar --db-password %s", "x --token %s y"),
            of(WORD, 6, 30).map(rest -> "pW" + rest))
        .as((form, core) -> new Leak("command", form.formatted(core), core));
  }

  /** A name and a value that stand beside each other. */
  private static Arbitrary<Leak> pair() {
    return Combinators
        .combine(
            Arbitraries.of("{\"name\":\"DB_PASSWORD\",\"value\":\"%s\"}", "{\"name\": \"DB_PASS\", \"value\": \"%s\"}",
                "- name: SMTP_PASSWORD\n  value: %s\n", "- name: \"API_KEY\"\n  value: \"%s\"\n",
                "{\"value\":\"%s\",\"name\":\"APP_SECRET\"}",
                "{\"ParameterKey\":\"DbPassword\",\"ParameterValue\":\"%s\"}", "<add key=\"DbPassword\" value=\"%s\"/>",
                "{\"Name\":\"/prod/db/password\",\"Type\":\"SecureString\",\"Value\":\"%s\"}"),
            of(WORD, 6, 30).map(rest -> "pW" + rest))
        .as((form, core) -> new Leak("pair", form.formatted(core), core));
  }

  private static Arbitrary<Leak> forms(String form, Arbitrary<String> cores) {
    return cores.map(core -> new Leak("connection string", form.formatted(core), core));
  }

  private static Arbitrary<Leak> named() {
    Arbitrary<String> names =
        Arbitraries.of("password", "Password", "DB_PASSWORD", "spring.datasource.password", "api_key",
            "apiKey", "x-api-key", "client_secret", "SecretAccessKey", "aws_secret_access_key", "auth_token", "pwd",
            "passphrase", "DB_PASS", "smtp_pass", "pass", "dbPass", "passcode", "SECRET_KEY_BASE", "DB_PASSWORD_PROD",
            "db_pw",
            "jwt", "signing_key");
    Arbitrary<String> joints =
        Arbitraries.of("=", ": ", " = ", "\":\"", "\": \"", "\\\":\\\"", "='", ":=", "=>", "    :    ",
            "\\\\\":\\\\\"", "%3D", "\\u003d", ": |\n  ", "&quot;:&quot;");
    return Combinators.combine(names, joints, of(WORD + "!$*-_.~%@/#?+=", 6, 50).map(rest -> "pW" + rest))
        .as((name, joint, value) -> new Leak("named " + name, name + joint + value + closing(joint), value));
  }

  private static String closing(String joint) {
    return joint.endsWith("\\\"") ? "\\\"" : joint.endsWith("\"") ? "\"" : joint.endsWith("'") ? "'" : "";
  }

  private static Arbitrary<Leak> authorization() {
    return Combinators
        .combine(Arbitraries.of("Authorization: Basic ", "authorization: Bearer ", "\"Authorization\": \"Bearer ",
            "Authorization=token ", "Cookie: session=", "curl -H 'Authorization: Digest ", "sent Basic ", "\"auth\":\"",
            "\"auth\": \""),
            of(BASE64_URL, 16, 80).map(rest -> "aB3" + rest))
        .as((name, core) -> new Leak("authorization", name + core, core));
  }

  private static Arbitrary<String> of(String alphabet, int least, int most) {
    return Arbitraries.strings().withChars(alphabet).ofMinLength(least).ofMaxLength(most);
  }
}

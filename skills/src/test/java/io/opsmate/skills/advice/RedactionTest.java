package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  /** Unit: characters. At small depth still enough that a pattern which starts over at each of them takes minutes. */
  private static final int MUCH = "deep".equals(System.getProperty("opsmate.test.depth")) ? 2_000_000 : 300_000;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "key AKIAIOSFODNN7EXAMPLE in use | key [removed: AWS key] in use",
    "x=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY; | x=[removed: AWS secret key];",
    "postgres://ops:s3cr/t@db.local:5432/ops | postgres://ops:[removed: password]@db.local:5432/ops",
    "redis://:hunter2@cache | redis://:[removed: password]@cache",
    "Server=db;User Id=sa;Password=hunter2;Encrypt=true | Server=db;User Id=sa;Password=[removed: password];Encrypt=true",
    "{\"db_password\": \"hun\\\"ter2\", \"a\": 1} | {\"db_password\": \"[removed: password]\", \"a\": 1}",
    "{\\\"token\\\":\\\"abc\\\",\\\"b\\\":1} | {\\\"token\\\":\\\"[removed: password]\\\",\\\"b\\\":1}",
    "Authorization: Basic b3BzOmh1bnRlcjI= | Authorization: [removed: authorization]",
    "mysql --password hunter2 -h db | mysql --password [removed: password] -h db",
    "https://s3/x?X-Amz-Signature=abc123&a=1 | https://s3/x?X-Amz-Signature=[removed: password]&a=1",
    "to https://hooks.slack.com/services/T0/B0/abcdef now | to https://[removed: Slack webhook] now",
    "DB_PASS=hunter2 DB_HOST=db | DB_PASS=[removed: password] DB_HOST=db",
    "smtp_pass: hunter2 | smtp_pass: [removed: password]", "pass=hunter2 | pass=[removed: password]",
    "dbpass=it's;1&2(3 next | dbpass=[removed: password] next",
    "pass: changeme for the box | pass: [removed: password] for the box", "pass: the | pass: [removed: password]",
    "pass=the parcel | pass=[removed: password] parcel", "pass: 'the parcel' | pass: '[removed: password]'",
    "pass: the1 parcel | pass: [removed: password] parcel",
    "passcode: 4711 | passcode: [removed: password]", "DB_PASSWORD2=x | DB_PASSWORD2=[removed: password]",
    "SECRET_KEY_BASE=abc def | SECRET_KEY_BASE=[removed: password] def",
    "<db><password>hun ter</password></db> | <db><password>[removed: password] ter</password></db>",
    "password    :    hunter2 | password    :    [removed: password]",
    "**Password:** hunter2 | **Password:** [removed: password]",
    "password%3Dhunter2 | password%3D[removed: password]",
    "password\\u003dhunter2 | password\\u003d[removed: password]",
    "machine h login ops password hunter | machine h login ops password [removed: password]",
    "the password is hunter2 now | the password is [removed: password] now",
    "IDENTIFIED BY PASSWORD 'hunter' | IDENTIFIED BY PASSWORD '[removed: password]'",
    "[\"--password\", \"hunter\"] | [\"--password\", \"[removed: password]\"]",
    "{\"name\":\"DB_PASSWORD\",\"value\":\"x\",\"a\":1} | {\"name\":\"DB_PASSWORD\",\"value\":\"[removed: password]\",\"a\":1}",
    "{\"Name\":\"/db/password\",\"Type\":\"SecureString\",\"Value\":\"x\"} | {\"Name\":\"/db/password\",\"Type\":\"SecureString\",\"Value\":\"[removed: password]\"}",
    "{\"value\":\"x\",\"name\":\"DB_PASSWORD\"} | {\"value\":\"[removed: password]\",\"name\":\"DB_PASSWORD\"}",
    "<add key=\"DbPassword\" value=\"x\"/> | <add key=\"DbPassword\" value=\"[removed: password]\"/>",
    "{\"auth\":\"b3BzOnB3\"} | {\"auth\":\"[removed: password]\"}",
    "sent Basic b3BzOmh1bnRlcjI= twice | sent Basic [removed: authorization] twice",
    "?sv=2022&sig=abcDEF1234567890%3D&se=1 | ?sv=2022&sig=[removed: signature]&se=1",
    "SharedAccessSignature=sv=2022&ss=b&sig=abc;x=1 | SharedAccessSignature=[removed: signature];x=1",
    "curl -u ops:hunter2 https://h | curl -u ops:[removed: password] https://h",
    "curl -u 'ops:hun ter' https://h | curl -u 'ops:[removed: password]' https://h",
    "mysql -h db -uops -phunter2 ops | mysql -h db -uops -p[removed: password] ops",
    "docker login -u ops -p hunter2 r.io | docker login -u ops -p [removed: password] r.io",
    "redis-cli -p 6379 -a hunter2 | redis-cli -p 6379 -a [removed: password]",
    "postgres://user@srv:hunter2@db/ops | postgres://user@srv:[removed: password]@db/ops",
    "postgres://ops:it's me@db/ops | postgres://ops:[removed: password]@db/ops",
    "mongodb://u:12345/x@h | mongodb://u:[removed: password]@h",
    "jdbc:oracle:thin:scott/tiger@db:1521 | jdbc:oracle:thin:scott/[removed: password]@db:1521",
    "postgres://ops:hunt… | postgres://ops:[removed: password]",
    "ops:hunter2@tcp(db:3306)/ops | ops:[removed: password]@tcp(db:3306)/ops",
    "https://0123456789abcdef0123@github.com/x | https://[removed: token]@github.com/x"})
  void aSecretGoesAndTheRestStays(String words, String left) {
    assertThat(Redaction.strip(words)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vol-0a1b2c3d4e5f67890 in eu-west-1, owner data-team",
    "commit 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "arn:aws:iam::123456789012:role/OpsMateReader", "https://example.org:8443/path@v2", "max_tokens=100",
    "Passwords are rotated weekly. The token budget is used up.", "ebs-volume:eu-west-1:vol-1",
    "AROAEXAMPLEID0000000:session", "i-0a1b2c3d4e5f67890 and snap-0a1b2c3d4e5f67890 and eipalloc-0a1b2c3d",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "123e4567-e89b-12d3-a456-426614174000 in 123456789012",
    "web-7d4b9c6f5-x2x8k on ip-10-0-1-17.eu-west-1.compute.internal",
    "checkout.prod.example.org:8080 answered 502 after 1,204 ms", "pass rate: 98 %", "pass: the parcel on",
    "Password: is required", "token: a string of twenty letters",
    "bypass=true compass: north",
    "authentication failed for user ops", "signal=9 sigterm exit=143", "kill -9 with SIGKILL, sig=9",
    "basic authentication is off; basic monitoring: enabled", "docker run -u 1000:1000 -p 8080:80 nginx",
    "mkdir -p /var/lib/mysql", "mysql -p", "redis-cli -p 6379", "http://localhost:8080/health", "redis://cache:6379/0",
    "http://[::1]:8080/x and http://h:${PORT}/x", "Passwords expire on 2026-12-01", "password reset for anna",
    "the metric token_count has value: 93", "name: LOG_LEVEL\nvalue: debug", "auth: enabled", "\"auth\":\"disabled\"",
    "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    "npm_config_registry and pypi-mirror-2026-node-1a",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret/db-AbCdEf",
    "key-0123456789abcdef0", "2026-11-22T05:13:54Z level=info msg=\"3 of 12 volumes\"", "a@b.example, c@d.example",
    "$12.40/mo at 42 %", "com.example.auth.TokenFilter", "see docs: https://example.org/a?b=1#c", "ssh ops@host:22"})
  void whatIsNoSecretStays(String words) {
    assertThat(Redaction.strip(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00ad", "\u2060", "\ufeff", "\u034f", "\ufe0f", "\u0001", "\r", "\udb40\udd00"})
  void aCharacterThatNobodySeesHidesNoSecret(String unseen) {
    assertThat(Redaction.strip("key AKIA" + unseen + "IOSFODNN7EXAMPLE in use"))
        .isEqualTo("key [removed: AWS key] in use");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nAKIAIOSFODNN7EXAMPLE", "\\tghp_0123456789abcdefghijABCDEFGHIJ012345",
    "x\\u000ahvs.CAESIJ0123456789abcdefghijkl", "[31mhvs.CAESIJ0123456789abcdefghijkl",
    "line\rhvs.CAESIJ0123456789abcdefghijkl",
    "a\\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "%0AeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
    "wJalrXUtnFEMI\\/K7MDENG\\/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYE…"})
  void theEndOfAnEncodedCharacterHidesNoSecret(String words) {
    assertThat(Redaction.strip(words)).contains("[removed: ").doesNotContain("EXAMPLE", "0123456789", "eyJ", "wJalr");
  }

  @Test
  void whatSlackTakesForAnAddressOfMailIsAPasswordStill() {
    assertThat(Redaction.strip("postgres://ops:<mailto:hunter2@db.local|hunter2@db.local>/ops"))
        .isEqualTo("postgres://ops:[removed: password]/ops");
  }

  @Test
  void aValueOfYamlStandsBehindItsNameOrOnTheNextLine() {
    assertThat(Redaction.strip("- name: DB_PASSWORD\n  value: hunter2\n- name: A\n  value: b"))
        .isEqualTo("- name: DB_PASSWORD\n  value: [removed: password]\n- name: A\n  value: b");
    assertThat(Redaction.strip("password: |\n  hunter2\nuser: a"))
        .isEqualTo("password: |\n  [removed: password]\nuser: a");
    assertThat(Redaction.strip("machine h\nlogin ops\npassword hunter\n"))
        .isEqualTo("machine h\nlogin ops\npassword [removed: password]\n");
  }

  @Test
  void aKeyInPemIsRemovedWholeAlsoWhenItIsCutOff() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEow+/IBAAKC==\n";

    assertThat(Redaction.strip("a " + key + "-----END RSA PRIVATE KEY-----\nb")).isEqualTo("a [removed: PEM block]\nb");
    assertThat(Redaction.strip("a " + key + "(cut)")).isEqualTo("a [removed: PEM block](cut)");
    assertThat(Redaction.strip("{\"k\":\"" + key.replace("\n", "\\n") + "\"}"))
        .isEqualTo("{\"k\":\"[removed: PEM block]\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eyJ", "eyJhbGciOi.", "a", "://a:", "a://b:c", "password=", "password=\"", "-----BEGIN A-----.",
        "-----BEGIN -----END ", "Bearer ", "xoxb-", "AKIA", "\\\"", "authorization: ", "sk-", "-", "/", "--token ",
        "mysql -p ", "://a:b ", "name\":\"password\",", "-u a:", "login a ", "eyJ-", "pass(", "password=;a", "%20",
        "http://a:1/", "[0m", "value\":\"a\",\"name\":\"", "=", ".", "s.", "00", "password ", "token ", "-----BEGIN ",
        "aB3/", "a@tcp(", "sqlplus a", "user ", "pass&key="})
  void muchOfAlmostASecretTakesNoTime(String piece) {
    String words = piece.repeat(MUCH / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Redaction.strip(words));
  }
}

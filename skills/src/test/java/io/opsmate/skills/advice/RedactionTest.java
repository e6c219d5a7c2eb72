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
    "to https://hooks.slack.com/services/T0/B0/abcdef now | to https://[removed: Slack webhook] now"})
  void aSecretGoesAndTheRestStays(String words, String left) {
    assertThat(Redaction.strip(words)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vol-0a1b2c3d4e5f67890 in eu-west-1, owner data-team",
    "commit 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "arn:aws:iam::123456789012:role/OpsMateReader", "https://example.org:8443/path@v2", "max_tokens=100",
    "Passwords are rotated weekly. The token budget is used up.", "ebs-volume:eu-west-1:vol-1",
    "AROAEXAMPLEID0000000:session"})
  void whatIsNoSecretStays(String words) {
    assertThat(Redaction.strip(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00ad", "\u2060", "\ufeff", "\u034f", "\ufe0f", "\u0001", "\r", "\udb40\udd00"})
  void aCharacterThatNobodySeesHidesNoSecret(String unseen) {
    assertThat(Redaction.strip("key AKIA" + unseen + "IOSFODNN7EXAMPLE in use"))
        .isEqualTo("key [removed: AWS key] in use");
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
        "-----BEGIN -----END ", "Bearer ", "xoxb-", "AKIA", "\\\"", "authorization: ", "sk-", "-", "/", "--token "})
  void muchOfAlmostASecretTakesNoTime(String piece) {
    String words = piece.repeat(MUCH / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Redaction.strip(words));
  }
}

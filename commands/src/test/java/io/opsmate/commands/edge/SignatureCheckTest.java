package io.opsmate.commands.edge;

import static io.opsmate.skills.testkit.SetClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
  private final SignatureCheck check = new SignatureCheck(SignedSlack.SECRET);
  private final byte[] body = "text=grüße%20✓".getBytes(StandardCharsets.UTF_8);

  /** Slack's own example: docs.slack.dev, "Verifying requests from Slack". */
  @Test
  void slacksOwnExampleIsGenuine() {
    String form = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    RawRequest request = SignedSlack.with("1531420618",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", form.getBytes(StandardCharsets.UTF_8),
        Instant.ofEpochSecond(1531420618));

    assertThat(check.fault(request)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "299, true", "300, true", "301, false", "86400, false"})
  void fiveMinutesEitherWayAreAllowedAndNotASecondMore(long seconds, boolean allowed) {
    RawRequest late = SignedSlack.signed(body, NOON, NOON.plusSeconds(seconds));
    RawRequest early = SignedSlack.signed(body, NOON, NOON.minusSeconds(seconds));

    assertThat(check.fault(late).isEmpty()).isEqualTo(allowed);
    assertThat(check.fault(early).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void everyByteOfTheBodyCounts() {
    for (int at = 0; at < body.length; at++) {
      byte[] tampered = body.clone();
      tampered[at] ^= 1;
      String now = String.valueOf(NOON.getEpochSecond());

      assertThat(check.fault(SignedSlack.with(now, SignedSlack.signature(now, body), tampered, NOON)))
          .contains("wrong signature");
    }
  }

  @Test
  void bytesThatAreNoUtf8AreCheckedAsTheyAre() {
    byte[] strange = {(byte) 0xff, (byte) 0xfe, 0, 'a'};
    byte[] other = {(byte) 0xfd, (byte) 0xfe, 0, 'a'};
    String now = String.valueOf(NOON.getEpochSecond());

    assertThat(check.fault(SignedSlack.signed(strange, NOON, NOON))).isEmpty();
    assertThat(check.fault(SignedSlack.with(now, SignedSlack.signature(now, strange), other, NOON))).isPresent();
  }

  @Test
  void aSignatureIsGoodForItsOwnTimestampOnly() {
    String signature = SignedSlack.signature(String.valueOf(NOON.getEpochSecond()), body);

    assertThat(check.fault(SignedSlack.with(String.valueOf(NOON.getEpochSecond() + 1), signature, body, NOON)))
        .contains("wrong signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1", "+1795521600", "1795521600.0", "9999999999999", " 1795521600"})
  void aTimestampThatIsNoCountOfSecondsIsRefused(String timestamp) {
    assertThat(check.fault(SignedSlack.with(timestamp, SignedSlack.signature(timestamp, body), body, NOON)))
        .contains("unreadable timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v0=", "v0", "v1=abc", "v0=ÿ", "V0=00"})
  void aSignatureOfAnotherFormIsRefused(String signature) {
    assertThat(check.fault(SignedSlack.with(String.valueOf(NOON.getEpochSecond()), signature, body, NOON)))
        .contains("wrong signature");
  }

  @Test
  void headersThatAreMissingOrThereTwiceAreRefused() {
    String now = String.valueOf(NOON.getEpochSecond());
    String good = SignedSlack.signature(now, body);

    assertThat(check.fault(new RawRequest(Map.of(), body, NOON, NOON))).contains("not signed");
    assertThat(check.fault(new RawRequest(Map.of("X-Slack-Signature", List.of(good)), body, NOON, NOON)))
        .contains("not signed");
    assertThat(check.fault(new RawRequest(
        Map.of("X-Slack-Request-Timestamp", List.of(now), "X-Slack-Signature", List.of(good, "v0=other")), body, NOON,
        NOON)))
        .contains("not signed");
  }

  @Test
  void withoutASecretNothingStarts() {
    assertThatThrownBy(() -> new SignatureCheck(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}

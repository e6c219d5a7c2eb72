package io.opsmate.commands.edge;

import io.opsmate.skills.kernel.Texts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells Slack's requests from everybody else's: {@code v0=} and HMAC-SHA256 over {@code v0:timestamp:body}, the body byte
 * by byte as it came. Source: docs.slack.dev, "Verifying requests from Slack".
 */
public final class SignatureCheck {
  /** How far a request's own time may be from ours, before or after. Source: as above; the side after is ours. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final SecretKeySpec key;

  public SignatureCheck(String signingSecret) {
    this.key = new SecretKeySpec(
        Texts.required(signingSecret, "Slack signing secret").getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Why the request is not to be believed; empty when it is genuine and of now. */
  Optional<String> fault(RawRequest request) {
    Optional<String> timestamp = request.header("X-Slack-Request-Timestamp");
    Optional<String> signature = request.header("X-Slack-Signature");
    if (timestamp.isEmpty() || signature.isEmpty()) {
      return Optional.of("not signed");
    }
    if (!SECONDS.matcher(timestamp.get()).matches()) {
      return Optional.of("unreadable timestamp");
    }
    if (!isGenuine(timestamp.get(), signature.get(), request.body())) {
      return Optional.of("wrong signature");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
    Duration apart = Duration.between(sent, request.receivedAt()).abs();
    return apart.compareTo(WINDOW) > 0 ? Optional.of("too old, or from the future") : Optional.empty();
  }

  private boolean isGenuine(String timestamp, String signature, byte[] body) {
    String ours = "v0=" + HexFormat.of().formatHex(mac(timestamp, body));
    return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}

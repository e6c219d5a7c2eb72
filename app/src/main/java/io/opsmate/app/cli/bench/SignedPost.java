package io.opsmate.app.cli.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests signed as Slack signs them. */
final class SignedPost {
  private final URI to;
  private final SecretKeySpec key;

  SignedPost(URI to, String signingSecret) {
    this.to = to;
    this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  HttpRequest of(Map<String, String> form, Instant now) {
    String body = form.entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return of(body, "application/x-www-form-urlencoded", now);
  }

  /** An event, as JSON. */
  HttpRequest event(String json, Instant now) {
    return of(json, "application/json", now);
  }

  private HttpRequest of(String body, String type, Instant now) {
    String stamp = Long.toString(now.getEpochSecond());
    return HttpRequest.newBuilder(to)
        .header("Content-Type", type)
        .header("X-Slack-Request-Timestamp", stamp)
        .header("X-Slack-Signature", signature(stamp, body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String signature(String stamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] sum = mac.doFinal(("v0:" + stamp + ":" + body).getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}

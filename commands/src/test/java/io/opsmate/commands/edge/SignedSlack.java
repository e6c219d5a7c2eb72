package io.opsmate.commands.edge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes requests as Slack does, signed with the secret of these tests. */
final class SignedSlack {
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String ANSWER_HERE = "https://hooks.slack.com/commands/T0ACME/1/x";

  private SignedSlack() {}

  static RawRequest signed(String body, Instant at) {
    return signed(body, at, at);
  }

  static RawRequest signed(String body, Instant sent, Instant received) {
    return signed(body.getBytes(StandardCharsets.UTF_8), sent, received);
  }

  static RawRequest signed(byte[] body, Instant sent, Instant received) {
    return with(String.valueOf(sent.getEpochSecond()), signature(String.valueOf(sent.getEpochSecond()), body), body,
        received);
  }

  static RawRequest with(String timestamp, String signature, byte[] body, Instant received) {
    return new RawRequest(
        Map.of("x-slack-request-timestamp", List.of(timestamp), "X-Slack-Signature", List.of(signature)),
        body, received, received);
  }

  static String signature(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A slash command; {@code trigger} is what makes two of them different requests. */
  static String command(String text, String member, String trigger) {
    return form("/opsmate", text, member, "T0ACME", trigger);
  }

  static String form(String command, String text, String member, String team, String trigger) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", "unused");
    fields.put("team_id", team);
    fields.put("team_domain", "acme");
    fields.put("channel_id", "C0OPS");
    fields.put("user_id", member);
    fields.put("command", command);
    fields.put("text", text);
    fields.put("api_app_id", "A0OPSMATE");
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", ANSWER_HERE);
    fields.put("trigger_id", trigger);
    return encoded(fields);
  }

  static String interaction(String payload) {
    return encoded(Map.of("payload", payload));
  }

  static String homeOpened(String tab, String member, String eventId) {
    return """
        {"token":"unused","team_id":"T0ACME","api_app_id":"A0OPSMATE","type":"event_callback","event_id":"%s",
         "event_time":1795521600,"event":{"type":"app_home_opened","user":"%s","channel":"D0","tab":"%s",
         "event_ts":"1795521600.000100"}}""".formatted(eventId, member, tab);
  }

  /** A message that mentions OpsMate, or is written to it; {@code more} are further properties, each with a comma. */
  static String said(String type, String text, String channel, String more, String eventId) {
    return """
        {"token":"unused","team_id":"T0ACME","api_app_id":"A0OPSMATE","type":"event_callback","event_id":"%s",
         "event_time":1795521600,"authorizations":[{"team_id":"T0ACME","user_id":"U0BOT","is_bot":true}],
         "event":{"type":"%s","user":"U0REQUESTER","channel":"%s","ts":"1795521600.000100",%s
         "text":"%s","event_ts":"1795521600.000100"}}""".formatted(eventId, type, channel, more, text);
  }

  /** An event about the installation itself, as Slack sends it. */
  static String left(String event, String team, String authorized, boolean enterprise, String eventId) {
    return """
        {"token":"unused","team_id":"%s","enterprise_id":"T0ACME","api_app_id":"A0OPSMATE","type":"event_callback",
         "event_id":"%s","event_time":1795521600,"event":%s,
         "authorizations":[{"enterprise_id":"T0ACME","team_id":"%s","user_id":"U0BOT","is_bot":true,
         "is_enterprise_install":%s}]}""".formatted(team, eventId, event, authorized, enterprise);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

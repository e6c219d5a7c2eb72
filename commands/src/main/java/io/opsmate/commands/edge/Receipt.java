package io.opsmate.commands.edge;

import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import io.opsmate.skills.kernel.RequestKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the edge knows of a request beside its content: what makes it this request, and when it came by OpsMate's clock. */
record Receipt(RequestKey key, Instant at) {
  private static final String KEY = "opsmate.request";
  private static final String AT = "opsmate.now";

  /**
   * The SHA-256 of the body: it holds Slack's trigger id, so that no two requests share it, and a redelivery does. A body
   * without one is told apart by the second it was signed in, which a replay shares.
   */
  static Receipt of(RawRequest raw, Request<?> request) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      if (isMissing(trigger(request))) {
        String signedAt = raw.header("X-Slack-Request-Timestamp").orElse("");
        sha.update((signedAt + ":").getBytes(StandardCharsets.UTF_8));
      }
      byte[] digest = sha.digest(raw.body());
      return new Receipt(new RequestKey("body:" + HexFormat.of().formatHex(digest)), raw.now());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static @Nullable String trigger(Request<?> request) {
    return switch (request) {
      case SlashCommandRequest command -> command.getPayload().getTriggerId();
      case BlockActionRequest press -> press.getPayload().getTriggerId();
      case ViewSubmissionRequest form -> form.getPayload().getTriggerId();
      case MessageShortcutRequest shortcut -> shortcut.getPayload().getTriggerId();
      default -> null;
    };
  }

  static boolean isMissing(@Nullable String field) {
    return field == null || field.isBlank();
  }

  /** With Slack's own id of an event, where there is one. */
  Receipt forEvent(@Nullable String eventId) {
    return eventId == null || eventId.isBlank() ? this : new Receipt(new RequestKey("event:" + eventId), at);
  }

  void attach(Context context) {
    context.getAdditionalValues().put(KEY, key.value());
    context.getAdditionalValues().put(AT, at.toString());
  }

  static Receipt on(Context context) {
    return new Receipt(new RequestKey(Objects.requireNonNull(context.getAdditionalValues().get(KEY))),
        Instant.parse(Objects.requireNonNull(context.getAdditionalValues().get(AT))));
  }
}

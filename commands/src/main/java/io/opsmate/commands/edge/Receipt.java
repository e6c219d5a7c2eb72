package io.opsmate.commands.edge;

import com.slack.api.bolt.context.Context;
import io.opsmate.skills.kernel.RequestKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/** What the edge knows of a request beside its content: what makes it this request, and when it came by OpsMate's clock. */
record Receipt(RequestKey key, Instant at) {
  private static final String KEY = "opsmate.request";
  private static final String AT = "opsmate.now";

  /** The SHA-256 of the body: it holds Slack's trigger id, so that no two requests share it, and a redelivery does. */
  static Receipt of(RawRequest request) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.body());
      return new Receipt(new RequestKey("body:" + HexFormat.of().formatHex(digest)), request.now());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** With Slack's own id of an event. */
  Receipt forEvent(String eventId) {
    return new Receipt(new RequestKey("event:" + eventId), at);
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

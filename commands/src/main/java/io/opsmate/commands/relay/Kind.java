package io.opsmate.commands.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.ports.Cache.Allowance;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Slack counts together: a method in a workspace, and for new messages also the conversation.
 *
 * @param place the conversation; empty where Slack does not count it apart
 * @param all how often all that counts together may go, once Slack has asked for a slower pace
 */
record Kind(String method, String place, Allowance all) {
  private static final String RESPONSE = "response_url";

  /** Digits of a digest; enough to tell the addresses of a workspace apart. */
  private static final int SHORT = 32;

  static final Kind EDIT = new Kind("chat.update", "", Pace.TIER_3);
  static final Kind END_GROWING = new Kind("chat.stopStream", "", Pace.TIER_3);
  static final Kind EPHEMERAL = new Kind("chat.postEphemeral", "", Pace.TIER_4);
  static final Kind HOME = new Kind("views.publish", "", Pace.TIER_4);
  static final Kind WINDOW = new Kind("views.update", "", Pace.TIER_4);
  static final Kind FILES = new Kind("files", "", Pace.TIER_4);

  static Kind message(ChannelId channel) {
    return new Kind("chat.postMessage", channel.value(), Pace.ALL_MESSAGES);
  }

  /**
   * Slack counts the uses of each address; there are five at most. Whoever knows the address may write, so only its
   * digest stands in logs and in the cache.
   */
  static Kind response(String url) {
    return new Kind(RESPONSE, digest(url), Pace.TIER_4);
  }

  String here() {
    return method + " " + place;
  }

  /** What counts together: the method in the workspace; of addresses each for itself. */
  String together() {
    return method.equals(RESPONSE) ? here() : method;
  }

  /** Whether a busy conversation is counted besides the whole workspace. */
  boolean isOfAConversation() {
    return !place.isEmpty() && !method.equals(RESPONSE);
  }

  /** Whether a 429 concerns one conversation or address, and not the whole workspace. */
  boolean isAlone() {
    return !place.isEmpty();
  }

  /** What waits with one of these that has to. */
  Fate.Waits waits() {
    return isAlone() ? Fate.Waits.WITH_ITS_CONVERSATION : Fate.Waits.WITH_ITS_LANE;
  }

  private static String digest(String url) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(url.getBytes(UTF_8)))
          .substring(0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

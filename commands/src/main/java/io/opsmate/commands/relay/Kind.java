package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.ports.Cache.Allowance;

/**
 * What Slack counts together: a method in a workspace, and for new messages also the conversation.
 *
 * @param place the conversation; empty where Slack does not count it apart
 * @param all how often in the whole workspace, once Slack has asked for a slower pace
 */
record Kind(String method, String place, Allowance all) {
  static final Kind EDIT = new Kind("chat.update", "", Pace.TIER_3);
  static final Kind EPHEMERAL = new Kind("chat.postEphemeral", "", Pace.TIER_4);
  static final Kind HOME = new Kind("views.publish", "", Pace.TIER_4);
  static final Kind WINDOW = new Kind("views.update", "", Pace.TIER_4);
  static final Kind FILES = new Kind("files", "", Pace.TIER_4);

  static Kind message(ChannelId channel) {
    return new Kind("chat.postMessage", channel.value(), Pace.ALL_MESSAGES);
  }

  /** Slack counts the uses of each address; there are five at most. */
  static Kind response(String url) {
    return new Kind("response_url:" + url, "", Pace.TIER_4);
  }

  String here() {
    return method + " " + place;
  }
}

package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;

/**
 * Who asked, where, and how to reach them; {@code responseUrl} is empty when Slack gave none that may be followed,
 * {@code window} when none is open for the answer.
 */
record Asker(OrgId org, MemberId member, Place place, String responseUrl, String window, RequestKey request) {
  /**
   * Where something was asked.
   *
   * @param thread the message it was asked below; empty for none
   */
  record Place(ChannelId channel, String thread) {
    static Place of(String channel, String thread) {
      return new Place(new ChannelId(channel), thread);
    }

    /** As the token of a form carries it. */
    String written() {
      return thread.isEmpty() ? channel.value() : channel + " " + thread;
    }
  }

  ChannelId channel() {
    return place.channel();
  }

  /** Answers belong exactly there: in a thread, or in the direct message in which words were said. */
  boolean isAnsweredThere() {
    return !place.thread().isEmpty() || channel().value().startsWith("D") && responseUrl.isEmpty();
  }
}

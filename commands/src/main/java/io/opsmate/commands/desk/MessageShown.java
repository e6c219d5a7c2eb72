package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.MessageCall;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import java.time.Instant;

/**
 * A message that somebody wants looked at, kept in a job.
 *
 * @param shortcut the id of the entry they chose in the message's menu
 * @param message Slack's timestamp of it
 * @param text what it says; words from outside
 * @param responseUrl where the answer may go; empty for none
 * @param window the window that was opened for the answer; empty for none
 * @param request the {@link RequestKey}
 * @param askedAt when it came, ISO-8601
 */
public record MessageShown(String shortcut, String member, String channel, String message, String text,
    String responseUrl, String window, String request, String askedAt) {
  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), Asker.Place.of(channel, ""), responseUrl, window,
        new RequestKey(request));
  }

  /** @param words what it says, and what is known of it besides */
  MessageCall call(OrgId org, String words, Instant now) {
    return new MessageCall(org, new MemberId(member), new ChannelId(channel), new RequestKey(request), message, words,
        now);
  }
}

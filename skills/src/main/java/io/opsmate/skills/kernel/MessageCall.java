package io.opsmate.skills.kernel;

import java.time.Instant;

/**
 * Somebody wants OpsMate to look at a message.
 *
 * @param message Slack's timestamp of the message, its name within the channel
 * @param text what it says, with what its attachments and blocks say; words from outside
 */
public record MessageCall(OrgId org, MemberId member, ChannelId channel, RequestKey request, String message,
    String text, Instant now) {}

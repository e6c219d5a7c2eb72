package io.opsmate.skills.kernel;

import java.time.Instant;

/** One call of a command: who, where, with what. {@code request} is the same when the call is run again. */
public record CommandCall(OrgId org, MemberId member, ChannelId channel, RequestKey request, Arguments arguments,
    Instant now) {}

package io.opsmate.skills.kernel;

import java.time.Instant;

/**
 * One call of a command: who, where, with what. {@code request} is the same when the call is run again.
 *
 * @param progress where long work says how far it is
 */
public record CommandCall(OrgId org, MemberId member, ChannelId channel, RequestKey request, Arguments arguments,
    Instant now, Progress progress) {
  /** A call nobody watches. */
  public CommandCall(OrgId org, MemberId member, ChannelId channel, RequestKey request, Arguments arguments,
      Instant now) {
    this(org, member, channel, request, arguments, now, Progress.UNWATCHED);
  }
}

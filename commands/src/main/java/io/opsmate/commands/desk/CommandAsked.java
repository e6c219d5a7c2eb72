package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.RequestKey;
import java.time.Instant;
import java.util.Map;

/**
 * A command as it was asked, kept in a job.
 *
 * @param responseUrl where the answer may go; empty for none
 * @param window the window that was opened for the answer; empty for none
 * @param request the {@link RequestKey}
 * @param askedAt when it came, ISO-8601
 */
public record CommandAsked(String verb, Map<String, String> arguments, String member, String channel,
    String responseUrl, String window, String request, String askedAt) {
  public CommandAsked {
    arguments = Map.copyOf(arguments);
  }

  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), new ChannelId(channel), responseUrl, window, new RequestKey(request));
  }

  CommandCall call(OrgId org, Instant now, Progress progress) {
    return new CommandCall(org, new MemberId(member), new ChannelId(channel), new RequestKey(request),
        new Arguments(arguments), now, progress);
  }

  /** A command as it was kept before there were windows; such jobs may still be waiting. */
  public record First(String verb, Map<String, String> arguments, String member, String channel, String responseUrl,
      String request, String askedAt) {
    CommandAsked now() {
      return new CommandAsked(verb, arguments, member, channel, responseUrl, "", request, askedAt);
    }
  }
}

package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import java.util.Map;

/**
 * A command as it was asked, kept in a job.
 *
 * @param thread the message it was asked below; empty for none
 * @param responseUrl where the answer may go; empty for none
 * @param window the window that was opened for the answer; empty for none
 * @param request the {@link RequestKey}
 * @param askedAt when it came, ISO-8601
 */
public record CommandAsked(String verb, Map<String, String> arguments, String member, String channel, String thread,
    String responseUrl, String window, String request, String askedAt) {
  public CommandAsked {
    arguments = Map.copyOf(arguments);
  }

  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), Asker.Place.of(channel, thread), responseUrl, window,
        new RequestKey(request));
  }

  Arguments given() {
    return new Arguments(arguments);
  }

  /** A command as it was kept before there were windows; such jobs may still be waiting. */
  public record First(String verb, Map<String, String> arguments, String member, String channel, String responseUrl,
      String request, String askedAt) {
    CommandAsked now() {
      return new CommandAsked(verb, arguments, member, channel, "", responseUrl, "", request, askedAt);
    }
  }

  /** A command as it was kept before there were threads; such jobs may still be waiting. */
  public record Second(String verb, Map<String, String> arguments, String member, String channel, String responseUrl,
      String window, String request, String askedAt) {
    CommandAsked now() {
      return new CommandAsked(verb, arguments, member, channel, "", responseUrl, window, request, askedAt);
    }
  }
}

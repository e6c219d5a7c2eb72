package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.RequestKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A press as it was made, kept in a job.
 *
 * @param ticked per choice on the same message, the values ticked at that moment
 * @param channel where the message is; on Home, which is in no channel, the member's own id
 * @param thread the message that the one with the button stands below; empty for none
 * @param messageTs the message with the button; empty when it is one that cannot be edited later (seen by one person
 * only, or Home)
 * @param responseUrl where the answer may go; empty for none, as always on Home
 * @param window the window that was opened for the answer, or that the button is in; empty for none
 * @param request the {@link RequestKey}
 * @param askedAt when it came, ISO-8601
 */
public record ButtonPressed(String action, String value, Map<String, List<String>> ticked, String member,
    String channel, String thread, String messageTs, String responseUrl, String window, String request,
    String askedAt) {
  public ButtonPressed {
    ticked = ticked.entrySet()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, choice -> List.copyOf(choice.getValue())));
  }

  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), Asker.Place.of(channel, thread), responseUrl, window,
        new RequestKey(request));
  }

  Press press(OrgId org, Instant now) {
    return new Press(org, new MemberId(member), new ChannelId(channel), new RequestKey(request), value, ticked, now);
  }

  /** Only this person sees what they pressed, or where it is answered, so nothing there changes by itself. */
  boolean isPrivate() {
    return !window.isEmpty() || messageTs.isEmpty() && !responseUrl.isEmpty();
  }

  /** A press as it was kept before there were windows; such jobs may still be waiting. */
  public record First(String action, String value, Map<String, List<String>> ticked, String member, String channel,
      String messageTs, String responseUrl, String request, String askedAt) {
    ButtonPressed now() {
      return new ButtonPressed(action, value, ticked, member, channel, "", messageTs, responseUrl, "", request,
          askedAt);
    }
  }

  /** A press as it was kept before there were threads; such jobs may still be waiting. */
  public record Second(String action, String value, Map<String, List<String>> ticked, String member, String channel,
      String messageTs, String responseUrl, String window, String request, String askedAt) {
    ButtonPressed now() {
      return new ButtonPressed(action, value, ticked, member, channel, "", messageTs, responseUrl, window, request,
          askedAt);
    }
  }
}

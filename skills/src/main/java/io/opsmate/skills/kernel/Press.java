package io.opsmate.skills.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A press on a button. {@code ticked} holds, per {@link Card.Choice} id on the same card, the values ticked at that
 * moment; a choice that was not on the card is absent.
 */
public record Press(OrgId org, MemberId member, ChannelId channel, RequestKey request, String value,
    Map<String, List<String>> ticked, Instant now) {
  public Press {
    ticked = Map.copyOf(ticked);
  }
}

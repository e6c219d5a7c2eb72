package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.util.Optional;

/**
 * Says what is true only for a moment: at once, past the outbox, at the same pace as everything else. What cannot be said
 * now is lost, since a newer thing follows.
 */
public final class LiveLine {
  private final Delivery.Workspaces workspaces;

  public LiveLine(Delivery.Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** What became of a message. */
  public sealed interface Posted {
    record Stands(Copy copy) implements Posted {}

    /** Not now; the next one may. */
    record NotNow() implements Posted {}

    /** OpsMate cannot write there. */
    record NoPlace() implements Posted {}
  }

  /** {@code thread} is the message it stands below. */
  public Posted post(OrgId org, ChannelId channel, Optional<String> thread, Body body) {
    return workspaces.of(org)
        .map(slack -> slack.post(channel, thread, body))
        .map(sending -> switch (sending) {
          case Sending.Sent(var place, String ts) when !ts.isBlank() -> new Posted.Stands(new Copy(place, ts, 0));
          case Sending.Sent _, Sending.NoPlace _, Sending.NoMessage _, Sending.Refused _, Sending.Locked _ ->
              new Posted.NoPlace();
          case Sending.Paced _, Sending.Troubled _ -> new Posted.NotNow();
        })
        .orElseGet(Posted.NoPlace::new);
  }

  /** Whether the message shows it now. */
  public boolean edit(OrgId org, CardKey card, Copy copy, Body body) {
    return workspaces.of(org)
        .filter(slack -> slack.editsAllowed(card).isZero())
        .map(slack -> slack.update(copy, body))
        .filter(Sending.Sent.class::isInstance)
        .isPresent();
  }

  /** For one person's eyes. */
  public void whisper(OrgId org, ChannelId channel, MemberId member, Body body) {
    workspaces.of(org).ifPresent(slack -> slack.ephemeral(channel, Optional.empty(), member, body));
  }
}

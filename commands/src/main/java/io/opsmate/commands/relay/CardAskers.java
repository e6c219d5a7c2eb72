package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.util.Optional;

/** Knows who asked for what a card shows, so that they can be told when it cannot be shown. */
@FunctionalInterface
public interface CardAskers {
  Optional<MemberId> asker(OrgId org, CardKey card);

  /** Slack has no place for a card; true when somebody else takes care of it, so that nothing more is to be done. */
  default boolean lost(OrgId org, CardKey card, ChannelId channel, String error) {
    return false;
  }
}

package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.util.Optional;

/** Knows who asked for what a card shows, so that they can be told when it cannot be shown. */
@FunctionalInterface
public interface CardAskers {
  Optional<MemberId> asker(OrgId org, CardKey card);
}
